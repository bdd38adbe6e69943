package org.honeylink.crypto.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.ContentSigner;

/**
 * Signs certificates and revocation lists in one name: the profile of each kind of certificate
 * stands here.
 */
final class Issuer {

  /** RFC 5280 section 4.1.2.2: at most 20 octets, positive. */
  private static final int SERIAL_BITS = 159;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final X500Name name;
  private final SubjectPublicKeyInfo publicKey;
  private final Supplier<ContentSigner> signers;
  private final PublicationPoints points;

  /**
   * @param signers a fresh one for each signature
   */
  Issuer(
      X500Name name,
      SubjectPublicKeyInfo publicKey,
      Supplier<ContentSigner> signers,
      PublicationPoints points) {
    this.name = name;
    this.publicKey = publicKey;
    this.signers = signers;
    this.points = points;
  }

  /** The issuer's own certificate: the end of every path. */
  X509Certificate root(Validity validity) {
    return sign(name, publicKey, validity, builder -> addAuthority(builder, 1));
  }

  /** An authority below this one, and none below it. */
  X509Certificate issuingAuthority(X500Name subject, SubjectPublicKeyInfo key, Validity validity) {
    return sign(
        subject,
        key,
        validity,
        builder -> {
          addAuthority(builder, 0);
          addPoints(builder);
        });
  }

  /**
   * @param pathLength certificate authorities allowed below the subject
   */
  private static void addAuthority(X509v3CertificateBuilder builder, int pathLength)
      throws IOException {
    builder
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(pathLength))
        .addExtension(
            Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
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
        builder -> {
          addEndEntity(builder);
          builder
              .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose))
              .addExtension(Extension.subjectAlternativeName, false, names);
          addPoints(builder);
        });
  }

  X509Certificate service(
      X500Name subject, SubjectPublicKeyInfo key, Validity validity, ServicePurpose purpose) {
    return sign(
        subject,
        key,
        validity,
        builder -> {
          addEndEntity(builder);
          // RFC 3161 section 2.3: "This extension MUST be critical."
          builder.addExtension(
              Extension.extendedKeyUsage,
              purpose == ServicePurpose.TIME_STAMPING,
              new ExtendedKeyUsage(purpose.extendedKeyUsage()));
          if (purpose == ServicePurpose.OCSP_SIGNING) {
            // RFC 6960 section 4.2.2.2.1: such a certificate is good for the whole of its short
            // life; "The value of the extension SHALL be NULL."
            builder.addExtension(
                OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
          } else {
            addPoints(builder);
          }
        });
  }

  private static void addEndEntity(X509v3CertificateBuilder builder) throws IOException {
    builder
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
  }

  private void addPoints(X509v3CertificateBuilder builder) throws IOException {
    if (points.revocationList().isPresent()) {
      GeneralNames at = new GeneralNames(uri(points.revocationList().get()));
      builder.addExtension(
          Extension.cRLDistributionPoints,
          false,
          new CRLDistPoint(
              new DistributionPoint[] {
                new DistributionPoint(new DistributionPointName(at), null, null)
              }));
    }
    ASN1EncodableVector access = new ASN1EncodableVector();
    addAccess(access, AccessDescription.id_ad_ocsp, points.ocsp());
    addAccess(access, AccessDescription.id_ad_caIssuers, points.issuer());
    if (access.size() > 0) {
      builder.addExtension(
          Extension.authorityInfoAccess,
          false,
          AuthorityInformationAccess.getInstance(new DERSequence(access)));
    }
  }

  private static void addAccess(
      ASN1EncodableVector access, ASN1ObjectIdentifier method, Optional<URI> at) {
    at.ifPresent(address -> access.add(new AccessDescription(method, uri(address))));
  }

  private static GeneralName uri(URI address) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, address.toString());
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
      return new JcaX509CertificateConverter().getCertificate(builder.build(signers.get()));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("The certificate cannot be encoded", e);
    }
  }

  /** A version 2 list with number and authority key identifier, DER. */
  byte[] revocationList(RevocationList list) {
    X509v2CRLBuilder builder = new X509v2CRLBuilder(name, Date.from(list.thisUpdate()));
    builder.setNextUpdate(Date.from(list.nextUpdate()));
    list.revoked()
        .forEach(
            each ->
                builder.addCRLEntry(
                    each.serial(), Date.from(each.revokedAt()), each.reason().code()));
    try {
      builder
          .addExtension(
              Extension.authorityKeyIdentifier,
              false,
              new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(publicKey))
          .addExtension(Extension.cRLNumber, false, new CRLNumber(list.number()));
      return builder.build(signers.get()).getEncoded();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("The revocation list cannot be encoded", e);
    }
  }

  /** From and until, both included. */
  record Validity(Instant from, Instant until) {

    /** Certificates begin a little earlier, for devices whose clock is behind: 5 minutes. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /**
     * @param end when {@code length} would go past it
     */
    static Validity fromNow(Instant now, Duration length, Instant end) {
      Instant until = now.plus(length);
      return new Validity(now.minus(CLOCK_TOLERANCE), until.isBefore(end) ? until : end);
    }
  }

  /** The extensions of one kind of certificate. */
  @FunctionalInterface
  private interface Profile {
    void addTo(X509v3CertificateBuilder builder) throws IOException;
  }
}
