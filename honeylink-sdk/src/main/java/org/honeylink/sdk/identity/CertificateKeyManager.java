package org.honeylink.sdk.identity;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows a certificate of a device in TLS handshakes: whichever there is at that time, none before
 * there is any. Whom the server would have as issuer is not asked; the device has only the one.
 * Holds no secret of its own.
 */
final class CertificateKeyManager extends X509ExtendedKeyManager {

  private static final String ALIAS = "device";

  private final Supplier<Optional<Certified>> shown;

  CertificateKeyManager(Supplier<Optional<Certified>> shown) {
    this.shown = shown;
  }

  private @Nullable String alias() {
    return shown.get().isPresent() ? ALIAS : null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return alias();
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return alias();
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return shown.get().isPresent() ? new String[] {ALIAS} : null;
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return shown.get().map(Certified::chain).orElse(List.of()).toArray(X509Certificate[]::new);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return shown.get().map(each -> each.keys().getPrivate()).orElse(null);
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
