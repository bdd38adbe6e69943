package org.honeylink.launcher.server.tls;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientPossessionTest {

  private static final X509Certificate[] CHAIN = new X509Certificate[2];

  private X509ExtendedTrustManager trust;

  @BeforeEach
  void asGrizzlyGetsIt() throws Exception {
    ClientPossession.register();
    ClientPossession.register();
    TrustManagerFactory factory = TrustManagerFactory.getInstance(ClientPossession.ALGORITHM);
    factory.init((KeyStore) null);
    trust = assertInstanceOf(X509ExtendedTrustManager.class, factory.getTrustManagers()[0]);
  }

  @Test
  void anyClientPassesToTheApplication() {
    assertDoesNotThrow(() -> trust.checkClientTrusted(CHAIN, "EdDSA"));
    assertEquals(0, trust.getAcceptedIssuers().length);
  }

  @Test
  void chainThatNobodyNeedsIsRefused() {
    assertThrows(
        CertificateException.class,
        () -> trust.checkClientTrusted(new X509Certificate[7], "EdDSA"));
  }

  @Test
  void noServerIsTrustedByIt() {
    assertThrows(CertificateException.class, () -> trust.checkServerTrusted(CHAIN, "EdDSA"));
  }

  @Test
  void defaultAlgorithmOfTheVirtualMachineStaysAsItIs() {
    assertNotEquals(ClientPossession.ALGORITHM, TrustManagerFactory.getDefaultAlgorithm());
  }
}
