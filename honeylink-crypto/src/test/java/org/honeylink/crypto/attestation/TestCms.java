package org.honeylink.crypto.attestation;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** CMS SignedData as a manufacturer makes it; starts good, and is spoiled by its verbs. */
final class TestCms {

  private final CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
  private final KeyPair keys;
  private final String algorithm;
  private final X509Certificate signer;
  private byte[] content;
  private List<X509Certificate> certificates;
  private String contentType = CMSObjectIdentifiers.data.getId();
  private boolean attached;
  private boolean plain;
  private boolean signed = true;

  TestCms(KeyPair keys, String algorithm, X509Certificate signer, AttestationContent content) {
    this.keys = keys;
    this.algorithm = algorithm;
    this.signer = signer;
    this.content = content.bytes();
    this.certificates = List.of(signer);
  }

  TestCms over(byte[] other) {
    content = other;
    return this;
  }

  TestCms with(List<X509Certificate> others) {
    certificates = others;
    return this;
  }

  TestCms contentType(String objectIdentifier) {
    contentType = objectIdentifier;
    return this;
  }

  TestCms attached() {
    attached = true;
    return this;
  }

  TestCms withoutAttributes() {
    plain = true;
    return this;
  }

  TestCms unsigned() {
    signed = false;
    return this;
  }

  TestCms alsoBy(KeyPair otherKeys, X509Certificate other) {
    add(otherKeys, other);
    return this;
  }

  byte[] der() {
    try {
      if (signed) {
        add(keys, signer);
      }
      generator.addCertificates(new JcaCertStore(certificates));
      return generator
          .generate(
              new CMSProcessableByteArray(new ASN1ObjectIdentifier(contentType), content), attached)
          .toASN1Structure()
          .getEncoded("DER");
    } catch (CMSException | IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void add(KeyPair by, X509Certificate certificate) {
    try {
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .setDirectSignature(plain)
              .build(new JcaContentSignerBuilder(algorithm).build(by.getPrivate()), certificate));
    } catch (OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return algorithm + (plain ? " without attributes" : "");
  }
}
