package org.honeylink.sdk.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.honeylink.crypto.pki.Pem;
import org.honeylink.crypto.sealedfile.SealedKeyFile;
import org.jspecify.annotations.Nullable;

/** Which certificate authorities may vouch for the server. Immutable. */
public final class ServerTrust {

  private final TrustManager[] authorities;

  private ServerTrust(KeyStore trusted) throws GeneralSecurityException {
    this(managers(trusted));
  }

  private ServerTrust(TrustManager[] authorities) {
    this.authorities = authorities;
  }

  private static TrustManager[] managers(@Nullable KeyStore trusted)
      throws GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    return trust.getTrustManagers();
  }

  /** Those of the Java runtime. */
  public static ServerTrust system() {
    try {
      return new ServerTrust(managers(null));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime has no trusted certificates", e);
    }
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
      return new ServerTrust(store);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime cannot use the certificates", e);
    }
  }

  SSLContext context() {
    return context(new KeyManager[0]);
  }

  /** With a certificate to show when the server asks for one. */
  SSLContext context(KeyManager... certificate) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(certificate, authorities, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime cannot do TLS", e);
    }
  }
}
