package org.honeylink.crypto.attestation;

import static org.honeylink.crypto.attestation.AttestationRule.ALGORITHM;
import static org.honeylink.crypto.attestation.AttestationRule.CONTENT;
import static org.honeylink.crypto.attestation.AttestationRule.ENCODING;
import static org.honeylink.crypto.attestation.AttestationRule.PCRS;
import static org.honeylink.crypto.attestation.AttestationRule.QUOTE;
import static org.honeylink.crypto.attestation.AttestationRule.SIGNATURE;
import static org.honeylink.crypto.attestation.AttestationRule.SIGNER;
import static org.honeylink.crypto.attestation.AttestationRule.SIZE;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.honeylink.crypto.attestation.AttestationOutcome.Refused;
import org.honeylink.crypto.attestation.AttestationOutcome.Verified;

/**
 * Format {@code tpm2-quote-v1}: TPMS_ATTEST, TPMT_SIGNATURE, then certificates in DER, that of the
 * attestation key first; each behind its length in two bytes, as in a TPM2B.
 */
final class TpmEvidence {

  private static final int MOST = 0xffff;

  private final AttestationContent content;
  private final AllowedPcrs pcrs;
  private final SignerPath path;

  TpmEvidence(AttestationContent content, AllowedPcrs pcrs, SignerPath path) {
    this.content = content;
    this.pcrs = pcrs;
    this.path = path;
  }

  AttestationOutcome verify(byte[] evidence) {
    TpmBytes in = new TpmBytes(evidence);
    byte[] attest = in.sized(MOST);
    byte[] signature = in.sized(MOST);
    List<byte[]> certificates = new ArrayList<>();
    while (in.hasMore() && certificates.size() <= Certificates.MOST) {
      certificates.add(in.sized(MOST));
    }
    if (certificates.size() > Certificates.MOST) {
      return new Refused(SIZE, "has more than " + Certificates.MOST + " certificates");
    }
    if (!in.isWhole()) {
      return new Refused(ENCODING, "ends in the middle of a part");
    }
    if (certificates.isEmpty()) {
      return new Refused(SIGNER, "has no certificate of the attestation key");
    }
    return Certificates.read(certificates)
        .map(chain -> verify(attest, signature, chain))
        .orElseGet(() -> new Refused(ENCODING, "has a certificate that is none"));
  }

  private AttestationOutcome verify(
      byte[] attest, byte[] encodedSignature, List<X509Certificate> chain) {
    if (!TpmQuote.startsAsQuote(attest)) {
      return new Refused(QUOTE, "is not a quote that a TPM generated");
    }
    Optional<TpmQuote> quote = TpmQuote.parse(attest);
    if (quote.isEmpty()) {
      return new Refused(ENCODING, "has a TPMS_ATTEST that is malformed");
    }
    Optional<TpmSignature> signature = TpmSignature.parse(encodedSignature);
    X509Certificate key = chain.getFirst();
    if (signature.isEmpty() || !Strength.isEnoughForTpm(key.getPublicKey())) {
      return new Refused(
          ALGORITHM,
          "must be signed with SHA-256, SHA-384 or SHA-512 and ECDSA P-256 or P-384, or RSASSA or"
              + " RSAPSS of at least 2,048 bits");
    }
    if (!signature.get().isBy(key.getPublicKey(), attest)) {
      return new Refused(SIGNATURE, "has a signature that is not by the attestation key");
    }
    return statement(quote.get(), path.check(AttestationFormat.TPM2_QUOTE_V1, key, chain));
  }

  /** What the quote says, once it is known who says it. */
  private AttestationOutcome statement(TpmQuote quote, AttestationOutcome signer) {
    return switch (signer) {
      case Refused refused -> refused;
      case Verified verified -> {
        if (!quote.extraData().equals(HexFormat.of().formatHex(content.sha256()))) {
          yield new Refused(
              CONTENT,
              "is about another device id, public key, firmware version or nonce than sent");
        }
        yield pcrs.allow(quote)
            ? verified
            : new Refused(
                PCRS,
                "shows PCRs %s with digest %s, which is not among the allowed ones"
                    .formatted(quote.selection(), quote.pcrDigest()));
      }
    };
  }
}
