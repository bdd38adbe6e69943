package org.honeylink.crypto.attestation;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * What Bouncy Castle reads past and no signature covers: the outer content type, versions, the list
 * of digest algorithms, tags of optional parts. With these fixed, nobody can give one evidence two
 * forms.
 */
final class SignedDataForm {

  private final ContentInfo outer;
  private final SignedData data;
  private final ASN1Encodable received;
  private final SignerInfo signer;

  private SignedDataForm(ContentInfo outer) {
    this.outer = outer;
    this.data = SignedData.getInstance(outer.getContent());
    this.received = data.getSignerInfos().getObjectAt(0);
    this.signer = SignerInfo.getInstance(received);
  }

  /** Whether all of it is as RFC 5652 section 5.1 says for content of type id-data. */
  static boolean isSound(ContentInfo withOneSigner) {
    return new SignedDataForm(withOneSigner).isSound();
  }

  private boolean isSound() {
    return CMSObjectIdentifiers.signedData.equals(outer.getContentType())
        && hasVersions()
        && hasItsDigestAlone()
        && isReadWhole();
  }

  private boolean hasVersions() {
    int version = signer.getSID().isTagged() ? 3 : 1;
    return signer.getVersion().hasValue(version) && data.getVersion().hasValue(version);
  }

  private boolean hasItsDigestAlone() {
    ASN1Set digests = data.getDigestAlgorithms();
    return digests.size() == 1
        && AlgorithmIdentifier.getInstance(digests.getObjectAt(0))
            .getAlgorithm()
            .equals(signer.getDigestAlgorithm().getAlgorithm());
  }

  /** What was read, written again, is what was received. */
  private boolean isReadWhole() {
    return Arrays.equals(definite(signer), definite(received))
        && Arrays.equals(definite(data), definite(outer.getContent()));
  }

  private static byte[] definite(ASN1Encodable part) {
    try {
      return part.toASN1Primitive().getEncoded(ASN1Encoding.DL);
    } catch (IOException e) {
      throw new IllegalArgumentException("what was decoded does not encode", e);
    }
  }
}
