package org.honeylink.crypto.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs certificates with one P-384 key: the profile of each kind of certificate stands here. */
final class Issuer {

  /** RFC 5280 section 4.1.2.2: at most 20 octets, positive. */
  private static final int SERIAL_BITS = 159;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final X500Name name;
  private final SubjectPublicKeyInfo publicKey;
  private final PrivateKey privateKey;

  Issuer(X500Name name, SubjectPublicKeyInfo publicKey, PrivateKey privateKey) {
    this.name = name;
    this.publicKey = publicKey;
    this.privateKey = privateKey;
  }

  /**
   * @param pathLength certificate authorities allowed below this one
   */
  X509Certificate authority(
      X500Name subject, SubjectPublicKeyInfo key, Validity validity, int pathLength) {
    return sign(
        subject,
        key,
        validity,
        builder ->
            builder
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(pathLength))
                .addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)));
  }

  X509Certificate endEntity(
      X500Name subject,
      SubjectPublicKeyInfo key,
      Validity validity,
      KeyPurposeId purpose,
      GeneralNames names) {
    return sign(
        subject,
        key,
        validity,
        builder ->
            builder
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose))
                .addExtension(Extension.subjectAlternativeName, false, names));
  }

  private X509Certificate sign(
      X500Name subject, SubjectPublicKeyInfo key, Validity validity, Profile profile) {
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            name,
            new BigInteger(SERIAL_BITS, RANDOM).max(BigInteger.ONE),
            Date.from(validity.from()),
            Date.from(validity.until()),
            subject,
            key);
    try {
      JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
      builder
          .addExtension(
              Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key))
          .addExtension(
              Extension.authorityKeyIdentifier,
              false,
              identifiers.createAuthorityKeyIdentifier(publicKey));
      profile.addTo(builder);
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder("SHA384withECDSA").build(privateKey)));
    } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException("The issuing key cannot sign certificates", e);
    }
  }

  /** From and until, both included. */
  record Validity(Instant from, Instant until) {}

  /** The extensions of one kind of certificate. */
  @FunctionalInterface
  private interface Profile {
    void addTo(X509v3CertificateBuilder builder) throws IOException;
  }
}
