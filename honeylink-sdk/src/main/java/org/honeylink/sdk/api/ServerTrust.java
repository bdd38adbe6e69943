package org.honeylink.sdk.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.honeylink.crypto.pki.Pem;
import org.honeylink.crypto.sealedfile.SealedKeyFile;
import org.jspecify.annotations.Nullable;

/** Which certificate authorities may vouch for the server. Immutable. */
public final class ServerTrust {

  /** Only in memory, so what it is does not matter. */
  private static final char[] KEY_PASSWORD = "in memory".toCharArray();

  private final TrustManager @Nullable [] authorities;
  private final KeyManager @Nullable [] ownKeys;

  private ServerTrust(TrustManager @Nullable [] authorities, KeyManager @Nullable [] ownKeys) {
    this.authorities = authorities;
    this.ownKeys = ownKeys;
  }

  /** Those of the Java runtime. */
  public static ServerTrust system() {
    return new ServerTrust(null, null);
  }

  /**
   * Only those of the file; HoneyLink writes its own to {@code tls/ca.pem} of its data directory.
   *
   * @throws IOException when the file cannot be read
   * @throws IllegalArgumentException when it holds no certificate
   */
  public static ServerTrust pem(Path file) throws IOException {
    return pem(Files.readString(file));
  }

  /**
   * @param certificates PEM, one behind the other
   */
  public static ServerTrust pem(String certificates) {
    try {
      KeyStore store = SealedKeyFile.empty();
      for (X509Certificate certificate : Pem.certificates(certificates)) {
        store.setCertificateEntry("ca-" + store.size(), certificate);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      return new ServerTrust(trust.getTrustManagers(), null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime cannot use the certificates", e);
    }
  }

  /**
   * The same, and a certificate to show to the server (mutual TLS).
   *
   * @param key of the certificate
   * @param chain own certificate first
   */
  public ServerTrust presenting(PrivateKey key, List<X509Certificate> chain) {
    try {
      KeyStore store = SealedKeyFile.empty();
      store.setKeyEntry("own", key, KEY_PASSWORD, chain.toArray(X509Certificate[]::new));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, KEY_PASSWORD);
      return new ServerTrust(authorities, keys.getKeyManagers());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime cannot use the certificate", e);
    }
  }

  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(ownKeys, authorities, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime has no TLS with these certificates", e);
    }
  }
}
