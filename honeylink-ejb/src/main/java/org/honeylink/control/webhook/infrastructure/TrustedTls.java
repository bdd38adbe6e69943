package org.honeylink.control.webhook.infrastructure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom we believe in TLS: the platform's authorities, and those of an administrator's file. */
final class TrustedTls {

  private TrustedTls() {}

  /**
   * A factory of client sockets, without a certificate of our own.
   *
   * @param pemFile certificates; empty for the platform's alone
   * @throws IllegalStateException when the file cannot be read
   */
  static SSLSocketFactory factory(Optional<String> pemFile) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(pemFile), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(
          "honeylink.webhook.trusted-certificates cannot be used: " + pemFile.orElse(""), e);
    }
  }

  private static TrustManager[] managers(Optional<String> pemFile)
      throws GeneralSecurityException, IOException {
    TrustManager[] platform = of(null);
    if (pemFile.isEmpty()) {
      return platform;
    }
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int entries = 0;
    for (X509Certificate each : ((X509TrustManager) platform[0]).getAcceptedIssuers()) {
      store.setCertificateEntry("platform-" + entries++, each);
    }
    try (InputStream pem = Files.newInputStream(Path.of(pemFile.get()))) {
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("own-" + entries++, each);
      }
    }
    return of(store);
  }

  private static TrustManager[] of(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
