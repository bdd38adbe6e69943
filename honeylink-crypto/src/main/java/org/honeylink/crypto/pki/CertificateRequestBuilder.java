package org.honeylink.crypto.pki;

import java.io.IOException;
import java.security.KeyPair;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Makes the PKCS#10 request of a device, with its id as common name and its URN beside it. */
public final class CertificateRequestBuilder {

  private final String deviceId;

  private CertificateRequestBuilder(String deviceId) {
    this.deviceId = deviceId;
  }

  public static CertificateRequestBuilder forDevice(String deviceId) {
    return new CertificateRequestBuilder(deviceId);
  }

  /**
   * @param keys of {@link DeviceKeyAlgorithm#generate}
   * @return the request, signed by the private key, in PEM
   */
  public String build(KeyPair keys) {
    return build(keys, DeviceKeyAlgorithm.of(keys.getPublic().getAlgorithm()).signatureAlgorithm());
  }

  String build(KeyPair keys, String signatureAlgorithm) {
    try {
      JcaPKCS10CertificationRequestBuilder builder =
          new JcaPKCS10CertificationRequestBuilder(
              new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, deviceId).build(),
              keys.getPublic());
      ExtensionsGenerator extensions = new ExtensionsGenerator();
      extensions.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(
              new GeneralName(GeneralName.uniformResourceIdentifier, DeviceName.uri(deviceId))));
      builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate());
      byte[] der =
          builder
              .build(new JcaContentSignerBuilder(signatureAlgorithm).build(keys.getPrivate()))
              .getEncoded();
      return Pem.encode("CERTIFICATE REQUEST", der);
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalArgumentException("The key pair cannot sign a certificate request", e);
    }
  }
}
