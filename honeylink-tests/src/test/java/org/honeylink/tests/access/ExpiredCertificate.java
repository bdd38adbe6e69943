package org.honeylink.tests.access;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate that signed itself and ended yesterday, which openssl would not make. */
final class ExpiredCertificate {

  private ExpiredCertificate() {}

  /** Writes {@code expired.crt} and {@code expired.key}. */
  static void write(Curl curl, String commonName) {
    try {
      KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      X500Principal name = new X500Principal("CN=" + commonName);
      Instant end = Instant.now().minus(Duration.ofDays(1));
      byte[] certificate =
          new JcaX509CertificateConverter()
              .getCertificate(
                  new JcaX509v3CertificateBuilder(
                          name,
                          BigInteger.TWO,
                          Date.from(end.minus(Duration.ofDays(1))),
                          Date.from(end),
                          name,
                          keys.getPublic())
                      .build(new JcaContentSignerBuilder("Ed25519").build(keys.getPrivate())))
              .getEncoded();
      curl.write("expired.crt", pem("CERTIFICATE", certificate));
      curl.write("expired.key", pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String type, byte[] der) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, lines);
  }
}
