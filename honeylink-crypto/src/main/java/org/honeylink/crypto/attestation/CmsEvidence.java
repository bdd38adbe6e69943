package org.honeylink.crypto.attestation;

import static org.honeylink.crypto.attestation.AttestationRule.ALGORITHM;
import static org.honeylink.crypto.attestation.AttestationRule.CONTENT;
import static org.honeylink.crypto.attestation.AttestationRule.ENCODING;
import static org.honeylink.crypto.attestation.AttestationRule.SIGNATURE;
import static org.honeylink.crypto.attestation.AttestationRule.SIGNER;
import static org.honeylink.crypto.attestation.AttestationRule.SIZE;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.honeylink.crypto.attestation.AttestationOutcome.Refused;

/**
 * Format {@code remote-attestation-v1}: CMS SignedData (RFC 5652) in DER, detached, by one signer
 * whose certificate is in it. Bouncy Castle throws unchecked exceptions of many types on malformed
 * parts; here they all mean that the evidence is malformed.
 */
final class CmsEvidence {

  private final AttestationContent content;
  private final SignerPath path;

  CmsEvidence(AttestationContent content, SignerPath path) {
    this.content = content;
    this.path = path;
  }

  AttestationOutcome verify(byte[] der) {
    if (!DerShape.isSound(der)) {
      return new Refused(ENCODING, "is not DER, or is nested too deep");
    }
    try {
      CMSSignedData received = new CMSSignedData(der);
      return shapeFault(received).orElseGet(() -> verify(detached(received)));
    } catch (CMSException | RuntimeException malformed) {
      return new Refused(ENCODING, "is not CMS SignedData");
    }
  }

  private static Optional<AttestationOutcome> shapeFault(CMSSignedData received) {
    if (received.getSignerInfos().size() != 1) {
      return Optional.of(
          new Refused(
              SIGNER, "has " + received.getSignerInfos().size() + " signers; it must have one"));
    }
    if (!received.isDetachedSignature()) {
      return Optional.of(
          new Refused(ENCODING, "carries content; sign detached, HoneyLink knows the content"));
    }
    if (!CMSObjectIdentifiers.data.getId().equals(received.getSignedContentTypeOID())) {
      return Optional.of(new Refused(ENCODING, "has another content type than id-data"));
    }
    if (!SignedDataForm.isSound(received.toASN1Structure())) {
      return Optional.of(
          new Refused(ENCODING, "is not SignedData as RFC 5652 section 5.1 has it for id-data"));
    }
    return received.getCertificates().getMatches(null).size() > Certificates.MOST
        ? Optional.of(new Refused(SIZE, "has more than " + Certificates.MOST + " certificates"))
        : Optional.empty();
  }

  private CMSSignedData detached(CMSSignedData received) {
    try {
      return new CMSSignedData(
          new CMSProcessableByteArray(content.bytes()), received.toASN1Structure());
    } catch (CMSException e) {
      throw new IllegalArgumentException("what was parsed once does not parse again", e);
    }
  }

  private AttestationOutcome verify(CMSSignedData signed) {
    SignerInformation signer = signed.getSignerInfos().iterator().next();
    Collection<X509CertificateHolder> all = signed.getCertificates().getMatches(null);
    List<X509CertificateHolder> ordered =
        new ArrayList<>(all.stream().filter(signer.getSID()::match).toList());
    if (ordered.size() != 1) {
      return new Refused(SIGNER, "does not hold the certificate of its signer once");
    }
    all.stream().filter(each -> !signer.getSID().match(each)).forEach(ordered::add);
    Optional<List<X509Certificate>> certificates = Certificates.read(encoded(ordered));
    if (certificates.isEmpty()) {
      return new Refused(ENCODING, "has a certificate that is none");
    }
    X509Certificate certificate = certificates.get().getFirst();
    return signatureFault(signer, certificate)
        .orElseGet(
            () ->
                path.check(
                    AttestationFormat.REMOTE_ATTESTATION_V1, certificate, certificates.get()));
  }

  private static List<byte[]> encoded(List<X509CertificateHolder> certificates) {
    List<byte[]> encoded = new ArrayList<>();
    try {
      for (X509CertificateHolder each : certificates) {
        encoded.add(each.getEncoded());
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("what was decoded does not encode", e);
    }
    return encoded;
  }

  private static Optional<AttestationOutcome> signatureFault(
      SignerInformation signer, X509Certificate certificate) {
    if (!isStrong(signer) || !Strength.isEnough(certificate.getPublicKey())) {
      return Optional.of(
          new Refused(
              ALGORITHM,
              "must be signed with SHA-256, SHA-384 or SHA-512 and RSA (PKCS #1 v1.5) of at least"
                  + " 2,048 bits, ECDSA of at least P-256, or Ed25519"));
    }
    try {
      return signer.verify(
              new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey()))
          ? Optional.empty()
          : Optional.of(new Refused(SIGNATURE, "has a signature that is not by its signer's key"));
    } catch (CMSSignerDigestMismatchException other) {
      return Optional.of(
          new Refused(
              CONTENT,
              "is about another device id, public key, firmware version or nonce than sent"));
    } catch (CMSException | OperatorCreationException | RuntimeException broken) {
      return Optional.of(new Refused(SIGNATURE, "has a signature that cannot be verified"));
    }
  }

  /** RFC 5652 section 5.3 lets an RSA signer leave the hash to the digest algorithm. */
  private static boolean isStrong(SignerInformation signer) {
    AlgorithmIdentifier signature = signer.toASN1Structure().getDigestEncryptionAlgorithm();
    ASN1ObjectIdentifier algorithm = signature.getAlgorithm();
    return Strength.isHashEnough(signer.getDigestAlgorithmID())
        && (PKCSObjectIdentifiers.rsaEncryption.equals(algorithm)
            || Strength.isSignatureEnough(signature));
  }
}
