package org.honeylink.crypto.pki;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/**
 * A PKCS#10 request (RFC 2986) whose key is of an allowed kind and whose signature proves that the
 * sender has the private key. Names are only checked, never taken over: see {@link #checkNames}.
 */
public final class CertificateRequest {

  private static final Set<ASN1ObjectIdentifier> SIGNATURES =
      Set.of(
          EdECObjectIdentifiers.id_Ed25519,
          X9ObjectIdentifiers.ecdsa_with_SHA256,
          X9ObjectIdentifiers.ecdsa_with_SHA384,
          X9ObjectIdentifiers.ecdsa_with_SHA512);

  private final PKCS10CertificationRequest request;

  private CertificateRequest(PKCS10CertificationRequest request) {
    this.request = request;
  }

  /**
   * @param text PEM, or DER in Base64 or Base64url
   * @throws InvalidCertificateRequest when it is malformed, has another kind of key, or its
   *     signature is not by that key
   */
  public static CertificateRequest parse(String text) {
    PKCS10CertificationRequest request = decode(text);
    refuseOtherKeys(request.getSubjectPublicKeyInfo());
    refuseBadSignature(request);
    return new CertificateRequest(request);
  }

  private static PKCS10CertificationRequest decode(String text) {
    String base64 =
        text.replaceAll("-----(BEGIN|END) (NEW )?CERTIFICATE REQUEST-----", "")
            .replaceAll("\\s", "")
            .replace('-', '+')
            .replace('_', '/');
    try {
      return new PKCS10CertificationRequest(Base64.getDecoder().decode(base64));
    } catch (IOException | RuntimeException e) {
      throw new InvalidCertificateRequest(
          "The certificate request is not PKCS#10 in PEM or Base64 DER");
    }
  }

  private static void refuseOtherKeys(SubjectPublicKeyInfo key) {
    ASN1ObjectIdentifier algorithm = key.getAlgorithm().getAlgorithm();
    if (algorithm.equals(EdECObjectIdentifiers.id_Ed25519)) {
      return;
    }
    if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      if (SECObjectIdentifiers.secp384r1.equals(key.getAlgorithm().getParameters())) {
        return;
      }
      throw new InvalidCertificateRequest(
          "The certificate request has a key of another curve; use ed25519 or secp384r1");
    }
    String kind =
        algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)
            ? "an RSA key"
            : "a key of algorithm " + algorithm;
    throw new InvalidCertificateRequest(
        "The certificate request has " + kind + "; use ed25519 or secp384r1");
  }

  private static void refuseBadSignature(PKCS10CertificationRequest request) {
    if (!SIGNATURES.contains(request.getSignatureAlgorithm().getAlgorithm())) {
      throw new InvalidCertificateRequest(
          "The certificate request is signed with "
              + request.getSignatureAlgorithm().getAlgorithm()
              + "; use Ed25519 or ECDSA with SHA-256, SHA-384 or SHA-512");
    }
    if (!signatureIsValid(request)) {
      throw new InvalidCertificateRequest(
          "The signature of the certificate request is not by the key in it");
    }
  }

  private static boolean signatureIsValid(PKCS10CertificationRequest request) {
    try {
      return request.isSignatureValid(
          new JcaContentVerifierProviderBuilder().build(request.getSubjectPublicKeyInfo()));
    } catch (PKCSException | OperatorCreationException | RuntimeException e) {
      return false;
    }
  }

  /**
   * Refuses a request for another's name: the common name must be the device id or absent, and
   * every alternative name the device's URN.
   *
   * @throws InvalidCertificateRequest naming each foreign name
   */
  public void checkNames(String deviceId) {
    List<String> reasons = new ArrayList<>();
    for (String name : commonNames()) {
      if (!name.isEmpty() && !name.equals(deviceId)) {
        reasons.add(
            "The certificate request is for common name '"
                + name
                + "'; it must be '"
                + deviceId
                + "' or empty");
      }
    }
    for (GeneralName name : alternativeNames()) {
      if (!isUri(name, DeviceName.uri(deviceId))) {
        reasons.add(
            "The certificate request is for alternative name '"
                + name.getName()
                + "'; it must be '"
                + DeviceName.uri(deviceId)
                + "' or absent");
      }
    }
    if (!reasons.isEmpty()) {
      throw new InvalidCertificateRequest(reasons);
    }
  }

  private static boolean isUri(GeneralName name, String uri) {
    return name.getTagNo() == GeneralName.uniformResourceIdentifier
        && uri.equals(name.getName().toString());
  }

  private List<String> commonNames() {
    return Stream.of(request.getSubject().getRDNs(BCStyle.CN))
        .map(RDN::getFirst)
        .map(pair -> IETFUtils.valueToString(pair.getValue()))
        .toList();
  }

  private List<GeneralName> alternativeNames() {
    try {
      Extensions extensions = request.getRequestedExtensions();
      if (extensions == null || extensions.getExtension(Extension.subjectAlternativeName) == null) {
        return List.of();
      }
      return List.of(
          GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName).getNames());
    } catch (RuntimeException e) {
      throw new InvalidCertificateRequest(
          "The extensions of the certificate request are malformed");
    }
  }

  SubjectPublicKeyInfo publicKey() {
    return request.getSubjectPublicKeyInfo();
  }

  /** The whole request, DER. */
  public byte[] encoded() {
    try {
      return request.getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("Encoding in memory cannot fail", e);
    }
  }

  /** SubjectPublicKeyInfo (RFC 5280 section 4.1), DER. */
  public byte[] encodedPublicKey() {
    try {
      return publicKey().getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("Encoding in memory cannot fail", e);
    }
  }
}
