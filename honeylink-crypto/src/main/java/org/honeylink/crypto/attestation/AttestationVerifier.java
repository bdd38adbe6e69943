package org.honeylink.crypto.attestation;

import java.time.Instant;
import org.honeylink.crypto.attestation.AttestationOutcome.Refused;

/** Verifies evidence against configured manufacturers and PCR values. Immutable. */
public final class AttestationVerifier {

  /** Longest evidence, in bytes. */
  public static final int MAX_EVIDENCE_BYTES = 32 * 1024;

  private final Manufacturers manufacturers;
  private final AllowedPcrs pcrs;

  public AttestationVerifier(Manufacturers manufacturers, AllowedPcrs pcrs) {
    this.manufacturers = manufacturers;
    this.pcrs = pcrs;
  }

  /**
   * Judges evidence; any bytes at all may be given.
   *
   * @param content what the evidence has to be about
   * @param now time at which every certificate must be valid
   */
  public AttestationOutcome verify(
      AttestationFormat format, byte[] evidence, AttestationContent content, Instant now) {
    if (evidence.length == 0 || evidence.length > MAX_EVIDENCE_BYTES) {
      return new Refused(AttestationRule.SIZE, "must have 1 to 32,768 bytes");
    }
    SignerPath path = new SignerPath(manufacturers, now);
    return switch (format) {
      case REMOTE_ATTESTATION_V1 -> new CmsEvidence(content, path).verify(evidence);
      case TPM2_QUOTE_V1 -> new TpmEvidence(content, pcrs, path).verify(evidence);
    };
  }
}
