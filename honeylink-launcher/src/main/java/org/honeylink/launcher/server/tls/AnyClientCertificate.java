package org.honeylink.launcher.server.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Lets every client certificate pass to the application, and no server certificate at all: who uses
 * it by mistake as a client connects to nobody. The TLS layer itself has the leaf's key proven (RFC
 * 8446 section 4.4.3).
 *
 * <p>Extended, so that the JDK adds no checks of its own to it. Immutable.
 */
final class AnyClientCertificate extends X509ExtendedTrustManager {

  /** Leaf, issuing authority, root, and as many again while an authority is replaced. */
  private static final int LONGEST_CHAIN = 6;

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    if (chain.length > LONGEST_CHAIN) {
      throw new CertificateException(
          "A client shows at most " + LONGEST_CHAIN + " certificates, not " + chain.length);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("This judges clients only");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  @Override
  public void checkServerTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  /** No names: a client sends what it has (RFC 8446 section 4.2.4 lets the list be left out). */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
