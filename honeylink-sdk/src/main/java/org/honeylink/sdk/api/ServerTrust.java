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

/** Which certificate authorities may vouch for the server, and by which clock. Thread-safe. */
public final class ServerTrust {

  private final TrustManager[] authorities;
  private final DeviceClock clock;

  private ServerTrust(DeviceClock clock, TrustManager... authorities) {
    this.authorities = authorities.clone();
    this.clock = clock;
  }

  private static TrustManager[] managers() throws GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init((KeyStore) null);
    return trust.getTrustManagers();
  }

  /** Those of the Java runtime. */
  public static ServerTrust system() {
    try {
      return new ServerTrust(DeviceClock.system(), managers());
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
    return pem(certificates, DeviceClock.system());
  }

  /**
   * For a device that may not know the time.
   *
   * @param certificates PEM, one behind the other
   * @param clock at whose time the server's certificates must be valid; as long as it is not set,
   *     any time will do
   */
  public static ServerTrust pem(String certificates, DeviceClock clock) {
    try {
      KeyStore store = SealedKeyFile.empty();
      for (X509Certificate certificate : Pem.certificates(certificates)) {
        store.setCertificateEntry("ca-" + store.size(), certificate);
      }
      return new ServerTrust(clock, new ClockedTrustManager(store, clock));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime cannot use the certificates", e);
    }
  }

  /** By which certificates are judged. */
  public DeviceClock clock() {
    return clock;
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
