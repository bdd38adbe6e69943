package org.honeylink.sdk.api;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Checks servers as the Java runtime does, names and all, at the time of a {@link DeviceClock}. As
 * long as the clock is not set, certificates are taken to be valid in time: everything else about
 * them must hold. Clients are never trusted.
 */
final class ClockedTrustManager extends X509ExtendedTrustManager {

  private final KeyStore authorities;
  private final DeviceClock clock;

  ClockedTrustManager(KeyStore authorities, DeviceClock clock) {
    this.authorities = authorities;
    this.clock = clock;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    at(time(chain)).checkServerTrusted(chain, type, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    at(time(chain)).checkServerTrusted(chain, type, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    at(time(chain)).checkServerTrusted(chain, type);
  }

  /** The latest beginning among the certificates stands for a time that is not known. */
  private Date time(X509Certificate[] chain) throws CertificateException {
    if (clock.isSet()) {
      return Date.from(clock.instant());
    }
    return Arrays.stream(chain)
        .map(X509Certificate::getNotBefore)
        .max(Comparator.naturalOrder())
        .orElseThrow(() -> new CertificateException("The server has no certificate"));
  }

  private X509ExtendedTrustManager at(Date time) throws CertificateException {
    try {
      PKIXBuilderParameters parameters =
          new PKIXBuilderParameters(authorities, new X509CertSelector());
      parameters.setRevocationEnabled(false);
      parameters.setDate(time);
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(new CertPathTrustManagerParameters(parameters));
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager extended) {
          return extended;
        }
      }
      throw new CertificateException("This Java runtime cannot check certificates");
    } catch (GeneralSecurityException e) {
      throw new CertificateException("The certificates cannot be checked", e);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw noServer();
  }

  private static CertificateException noServer() {
    return new CertificateException("A device takes no clients");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
