package org.honeylink.launcher.cli.keys;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** Names of key algorithms by their object identifiers; an unknown one is named by its number. */
final class AlgorithmName {

  private AlgorithmName() {}

  static String of(AlgorithmIdentifier identifier) {
    ASN1ObjectIdentifier algorithm = identifier.getAlgorithm();
    if (SECObjectIdentifiers.secp384r1.equals(identifier.getParameters())) {
      return KeyAlgorithm.SECP384R1.toString();
    }
    if (algorithm.equals(EdECObjectIdentifiers.id_Ed25519)) {
      return KeyAlgorithm.ED25519.toString();
    }
    if (algorithm.equals(EdECObjectIdentifiers.id_X25519)) {
      return KeyAlgorithm.X25519.toString();
    }
    if (algorithm.equals(NISTObjectIdentifiers.id_alg_ml_kem_768)) {
      return KeyAlgorithm.ML_KEM_768.toString();
    }
    return algorithm.equals(PKCSObjectIdentifiers.rsaEncryption) ? "rsa" : algorithm.getId();
  }
}
