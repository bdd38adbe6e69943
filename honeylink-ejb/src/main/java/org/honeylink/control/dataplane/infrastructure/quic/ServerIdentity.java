package org.honeylink.control.dataplane.infrastructure.quic;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import tech.kwik.agent15.TlsConstants.SignatureScheme;

/** What the server shows in the handshake: the certificate that HTTPS clients see as well. */
final class ServerIdentity {

  private final KeyStore store;
  private final String alias;
  private final char[] passphrase;

  private ServerIdentity(KeyStore store, String alias, char[] passphrase) {
    this.store = store;
    this.alias = alias;
    this.passphrase = passphrase;
  }

  /**
   * @param store PKCS#12 with one key
   * @throws GeneralSecurityException saying what is wrong with it
   */
  static ServerIdentity read(Path store, Path passphraseFile)
      throws IOException, GeneralSecurityException {
    char[] passphrase = Files.readString(passphraseFile).strip().toCharArray();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream content = Files.newInputStream(store)) {
      keys.load(content, passphrase);
    }
    return new ServerIdentity(keys, aliasOfKey(keys, store), passphrase);
  }

  KeyStore store() {
    return store;
  }

  String alias() {
    return alias;
  }

  /** Of store and key; not to be changed. */
  char[] passphrase() {
    return passphrase;
  }

  List<X509Certificate> chain() throws KeyStoreException {
    return Arrays.stream(store.getCertificateChain(alias))
        .map(X509Certificate.class::cast)
        .toList();
  }

  PrivateKey key() throws GeneralSecurityException {
    return (PrivateKey) store.getKey(alias, passphrase);
  }

  private static String aliasOfKey(KeyStore keys, Path store) throws KeyStoreException {
    for (String alias : Collections.list(keys.aliases())) {
      if (keys.isKeyEntry(alias)) {
        return alias;
      }
    }
    throw new KeyStoreException("There is no private key in " + store);
  }

  /** RFC 8446, 4.2.3: in TLS 1.3 a curve has one scheme. */
  List<SignatureScheme> schemes() throws GeneralSecurityException {
    return switch (key()) {
      case ECKey elliptic ->
          switch (elliptic.getParams().getCurve().getField().getFieldSize()) {
            case 256 -> List.of(SignatureScheme.ecdsa_secp256r1_sha256);
            case 384 -> List.of(SignatureScheme.ecdsa_secp384r1_sha384);
            case 521 -> List.of(SignatureScheme.ecdsa_secp521r1_sha512);
            default -> throw new KeyStoreException("The key's curve is none of TLS 1.3");
          };
      case RSAKey rsa ->
          List.of(
              SignatureScheme.rsa_pss_rsae_sha256,
              SignatureScheme.rsa_pss_rsae_sha384,
              SignatureScheme.rsa_pss_rsae_sha512);
      default -> throw new KeyStoreException("QUIC needs a key for ECDSA or RSA");
    };
  }
}
