package org.honeylink.launcher.cli.cert;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** A root that signs certificates, lists and answers; written for tests, beside the product's. */
final class TestAuthority {

  private static final Duration DAY = Duration.ofDays(1);

  private final KeyPair keys = p384();
  private final X500Name name;
  private final X509Certificate certificate;
  private long serial = 1;

  TestAuthority(String commonName) throws Exception {
    name = new X500Name("CN=" + commonName);
    certificate = sign(name, keys, true, Instant.now().plus(DAY));
  }

  private static KeyPair p384() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(384);
      return generator.generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private ContentSigner signer() throws Exception {
    return new JcaContentSignerBuilder("SHA384withECDSA").build(keys.getPrivate());
  }

  X509Certificate certificate() {
    return certificate;
  }

  X509Certificate device(String id, Instant end) throws Exception {
    return sign(new X500Name("CN=" + id), p384(), false, end);
  }

  X509Certificate device(String id) throws Exception {
    return device(id, Instant.now().plus(DAY));
  }

  private X509Certificate sign(X500Name subject, KeyPair of, boolean authority, Instant end)
      throws Exception {
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.valueOf(serial++),
            Date.from(end.minus(DAY.multipliedBy(2))),
            Date.from(end),
            subject,
            of.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    builder.addExtension(
        Extension.keyUsage,
        true,
        new KeyUsage(
            authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
    X509CertificateHolder holder = builder.build(signer());
    return new JcaX509CertificateConverter().getCertificate(holder);
  }

  /** Revokes the given ones; good for a day from a moment on. */
  byte[] list(Instant from, X509Certificate... revoked) throws Exception {
    JcaX509v2CRLBuilder builder = new JcaX509v2CRLBuilder(certificate, Date.from(from));
    builder.setNextUpdate(Date.from(from.plus(DAY)));
    for (X509Certificate one : revoked) {
      builder.addCRLEntry(one.getSerialNumber(), Date.from(from), CRLReason.keyCompromise);
    }
    return builder.build(signer()).getEncoded();
  }

  byte[] answer(X509Certificate about, boolean revoked) throws Exception {
    var digests = new JcaDigestCalculatorProviderBuilder().build();
    JcaX509CertificateHolder holder = new JcaX509CertificateHolder(certificate);
    CertificateID id =
        new CertificateID(digests.get(CertificateID.HASH_SHA1), holder, about.getSerialNumber());
    CertificateStatus status =
        revoked
            ? new RevokedStatus(Date.from(Instant.now()), CRLReason.keyCompromise)
            : CertificateStatus.GOOD;
    BasicOCSPRespBuilder basic = new BasicOCSPRespBuilder(new RespID(name));
    basic.addResponse(id, status, Date.from(Instant.now()), Date.from(Instant.now().plus(DAY)));
    return new OCSPRespBuilder()
        .build(
            OCSPRespBuilder.SUCCESSFUL,
            basic.build(signer(), new X509CertificateHolder[0], Date.from(Instant.now())))
        .getEncoded();
  }
}
