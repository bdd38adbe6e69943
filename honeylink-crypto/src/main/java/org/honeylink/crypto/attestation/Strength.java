package org.honeylink.crypto.attestation;

import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/**
 * Which keys and algorithms attest anything: no RSA below 2,048 bits, no curve below 256, SHA-2.
 */
final class Strength {

  private static final int LEAST_RSA_BITS = 2048;

  /** A longer key only costs the verifier time. */
  private static final int MOST_RSA_BITS = 8192;

  private static final int LEAST_CURVE_BITS = 256;
  private static final int MOST_TPM_CURVE_BITS = 384;

  private static final Set<ASN1ObjectIdentifier> HASHES =
      Set.of(
          NISTObjectIdentifiers.id_sha256,
          NISTObjectIdentifiers.id_sha384,
          NISTObjectIdentifiers.id_sha512);

  private static final Set<ASN1ObjectIdentifier> SIGNATURES =
      Set.of(
          X9ObjectIdentifiers.ecdsa_with_SHA256,
          X9ObjectIdentifiers.ecdsa_with_SHA384,
          X9ObjectIdentifiers.ecdsa_with_SHA512,
          PKCSObjectIdentifiers.sha256WithRSAEncryption,
          PKCSObjectIdentifiers.sha384WithRSAEncryption,
          PKCSObjectIdentifiers.sha512WithRSAEncryption,
          EdECObjectIdentifiers.id_Ed25519);

  private Strength() {}

  static boolean isEnough(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> {
        int bits = rsa.getModulus().bitLength();
        yield bits >= LEAST_RSA_BITS && bits <= MOST_RSA_BITS;
      }
      case ECPublicKey ec ->
          ec.getParams().getCurve().getField().getFieldSize() >= LEAST_CURVE_BITS;
      case EdECPublicKey edwards -> "Ed25519".equals(edwards.getParams().getName());
      default -> false;
    };
  }

  /** The kinds of key that a TPM attests with: RSA, P-256 and P-384. */
  static boolean isEnoughForTpm(PublicKey key) {
    return isEnough(key)
        && (key instanceof RSAPublicKey
            || (key instanceof ECPublicKey ec
                && ec.getParams().getCurve().getField().getFieldSize() <= MOST_TPM_CURVE_BITS));
  }

  static boolean isHashEnough(AlgorithmIdentifier hash) {
    return HASHES.contains(hash.getAlgorithm());
  }

  /** A signature algorithm that names its hash; RSASSA-PSS does not. */
  static boolean isSignatureEnough(AlgorithmIdentifier signature) {
    return SIGNATURES.contains(signature.getAlgorithm());
  }

  // RFC 4055 section 3.1: absent parameters stand for SHA-1.
  private static boolean isPssEnough(AlgorithmIdentifier signature) {
    try {
      RSASSAPSSparams parameters = RSASSAPSSparams.getInstance(signature.getParameters());
      return parameters != null
          && isHashEnough(parameters.getHashAlgorithm())
          && isHashEnough(
              AlgorithmIdentifier.getInstance(parameters.getMaskGenAlgorithm().getParameters()));
    } catch (RuntimeException malformed) {
      return false;
    }
  }

  /** Key and signature of a certificate below an authority that is trusted as it is. */
  static boolean isEnough(X509Certificate certificate) {
    AlgorithmIdentifier signature = signatureOf(certificate);
    return isEnough(certificate.getPublicKey())
        && (isSignatureEnough(signature)
            || (signature.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)
                && isPssEnough(signature)));
  }

  private static AlgorithmIdentifier signatureOf(X509Certificate certificate) {
    try {
      return new JcaX509CertificateHolder(certificate).getSignatureAlgorithm();
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("The certificate has no encoding", e);
    }
  }
}
