package org.honeylink.crypto.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A root, an authority below it, and services that it certifies. */
final class TestAuthority {

  private static final AtomicLong SERIAL = new AtomicLong(1);
  private static final Duration VALIDITY = Duration.ofDays(30);

  private final Instant now;
  private final KeyPair issuingKeys = keys();
  private final X509Certificate root;
  private final X509Certificate issuing;

  private TestAuthority(Instant now) {
    this.now = now;
    KeyPair rootKeys = keys();
    this.root = authority("Root", rootKeys, "Root", rootKeys);
    this.issuing = authority("Root", rootKeys, "Issuing", issuingKeys);
  }

  static TestAuthority create(Instant now) {
    return new TestAuthority(now);
  }

  X509Certificate root() {
    return root;
  }

  TimeStamps timeStamps() {
    return service(KeyPurposeId.id_kp_timeStamping, true);
  }

  TimeStamps service(KeyPurposeId purpose, boolean critical) {
    KeyPair keys = keys();
    X509Certificate certificate =
        sign(
            builder("Issuing", "Service", keys),
            issuingKeys,
            builder ->
                builder
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                        Extension.extendedKeyUsage, critical, new ExtendedKeyUsage(purpose)));
    return new TimeStamps(keys.getPrivate(), List.of(certificate, issuing, root));
  }

  private X509Certificate authority(
      String issuer, KeyPair issuerKeys, String subject, KeyPair keys) {
    return sign(
        builder(issuer, subject, keys),
        issuerKeys,
        builder ->
            builder
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign)));
  }

  private X509v3CertificateBuilder builder(String issuer, String subject, KeyPair keys) {
    return new JcaX509v3CertificateBuilder(
        new X500Name("CN=" + issuer),
        BigInteger.valueOf(SERIAL.getAndIncrement()),
        Date.from(now.minus(VALIDITY)),
        Date.from(now.plus(VALIDITY)),
        new X500Name("CN=" + subject),
        keys.getPublic());
  }

  private static X509Certificate sign(
      X509v3CertificateBuilder builder, KeyPair issuerKeys, Profile profile) {
    try {
      profile.addTo(builder);
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA384withECDSA").build(issuerKeys.getPrivate())));
    } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp384r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Extensions of one kind of certificate. */
  @FunctionalInterface
  private interface Profile {
    void addTo(X509v3CertificateBuilder builder) throws IOException;
  }
}
