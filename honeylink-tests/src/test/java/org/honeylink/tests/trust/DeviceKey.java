package org.honeylink.tests.trust;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.honeylink.tests.api.TrustedChain;
import org.honeylink.tests.server.TestServer;
import org.honeylink.tests.trust.CertifiedDevice.Certified;

/** Keys for certificates, and TLS that shows them. */
final class DeviceKey {

  private DeviceKey() {}

  static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Shows the certificates, and proves the key. */
  static SSLContext tls(TestServer server, Certified shown) {
    try {
      TrustManagerFactory trusted =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(TrustedChain.of(server.dataDirectory()));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {new ShownChain(shown)}, trusted.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
