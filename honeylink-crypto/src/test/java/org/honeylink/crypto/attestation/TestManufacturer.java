package org.honeylink.crypto.attestation;

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
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
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

/** A certificate authority of a manufacturer, and certificates below it, good and bad. */
final class TestManufacturer {

  /** When tests take place. */
  static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  static final String ATTESTATION_KEY = "2.23.133.8.3";

  private static final AtomicLong SERIAL = new AtomicLong(1);

  private final KeyPair keys;
  private final X509Certificate certificate;

  private TestManufacturer(KeyPair keys, X509Certificate certificate) {
    this.keys = keys;
    this.certificate = certificate;
  }

  static TestManufacturer create(String name) {
    return create(name, curve("secp384r1"), "SHA384withECDSA");
  }

  static TestManufacturer create(String name, KeyPair keys, String algorithm) {
    return new TestManufacturer(
        keys, sign(name, keys, name, Shape.authority(keys).signedWith(algorithm)));
  }

  /** An authority under this one. */
  TestManufacturer below(String name, Shape shape) {
    return new TestManufacturer(shape.keys, issue(name, shape));
  }

  X509Certificate issue(String subject, Shape shape) {
    String issuer = certificate.getSubjectX500Principal().getName().substring("CN=".length());
    return sign(issuer, keys, subject, shape);
  }

  X509Certificate certificate() {
    return certificate;
  }

  KeyPair keys() {
    return keys;
  }

  Manufacturers trusted() {
    return Manufacturers.of(List.of(certificate));
  }

  static KeyPair curve(String name) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(name));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static KeyPair rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static KeyPair ed25519() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate sign(
      String issuer, KeyPair issuerKeys, String subject, Shape shape) {
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name("CN=" + issuer),
              BigInteger.valueOf(SERIAL.getAndIncrement()),
              Date.from(shape.from),
              Date.from(shape.until),
              new X500Name("CN=" + subject),
              shape.keys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(shape.authority));
      if (shape.usage != 0) {
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(shape.usage));
      }
      if (!shape.purposes.isEmpty()) {
        builder.addExtension(
            Extension.extendedKeyUsage,
            false,
            new ExtendedKeyUsage(
                shape.purposes.stream()
                    .map(ASN1ObjectIdentifier::new)
                    .map(KeyPurposeId::getInstance)
                    .toArray(KeyPurposeId[]::new)));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder(shape.algorithm).build(issuerKeys.getPrivate())));
    } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How a certificate is to look; starts good. */
  static final class Shape {

    private final KeyPair keys;
    private boolean authority;
    private String algorithm = "SHA384withECDSA";
    private Instant from = NOW.minus(Duration.ofDays(1));
    private Instant until = NOW.plus(Duration.ofDays(1));
    private int usage = KeyUsage.digitalSignature;
    private List<String> purposes = List.of();

    private Shape(KeyPair keys) {
      this.keys = keys;
    }

    static Shape signer(KeyPair keys) {
      return new Shape(keys);
    }

    static Shape attestationKey(KeyPair keys) {
      return new Shape(keys).purposes(ATTESTATION_KEY);
    }

    static Shape authority(KeyPair keys) {
      Shape shape = new Shape(keys);
      shape.authority = true;
      shape.usage = KeyUsage.keyCertSign | KeyUsage.digitalSignature;
      return shape;
    }

    Shape signedWith(String ofTheIssuer) {
      algorithm = ofTheIssuer;
      return this;
    }

    Shape valid(Instant since, Instant to) {
      from = since;
      until = to;
      return this;
    }

    Shape usage(int bits) {
      usage = bits;
      return this;
    }

    Shape purposes(String... objectIdentifiers) {
      purposes = List.of(objectIdentifiers);
      return this;
    }
  }
}
