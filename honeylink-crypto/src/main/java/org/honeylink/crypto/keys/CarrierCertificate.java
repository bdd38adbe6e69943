package org.honeylink.crypto.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The self-signed certificate without which a Java key store takes no private key. It carries the
 * public key and the name, and nobody trusts it.
 */
final class CarrierCertificate {

  private static final String SIGNATURE = "SHA384withECDSA";

  private CarrierCertificate() {}

  static X509Certificate of(AuthorityKeyName name, KeyPair keys) throws GeneralSecurityException {
    return of(name.value(), keys, new JcaContentSignerBuilder(SIGNATURE));
  }

  /**
   * For a token, under a name that no other certificate has: SunPKCS11 does not delete one whose
   * subject another has as well.
   *
   * @param provider whose private key it is
   */
  static X509Certificate onToken(KeyPair keys, Provider provider) throws GeneralSecurityException {
    return of(
        "HoneyLink " + UUID.randomUUID(),
        keys,
        new JcaContentSignerBuilder(SIGNATURE).setProvider(provider));
  }

  private static X509Certificate of(String commonName, KeyPair keys, JcaContentSignerBuilder signer)
      throws GeneralSecurityException {
    X500Name subject = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build();
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            subject,
            BigInteger.ONE,
            Date.from(Instant.EPOCH),
            // RFC 5280 section 4.1.2.5: "no well-defined expiration date".
            Date.from(Instant.parse("9999-12-31T23:59:59Z")),
            subject,
            SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(signer.build(keys.getPrivate())));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException("The key cannot sign its own certificate", e);
    }
  }
}
