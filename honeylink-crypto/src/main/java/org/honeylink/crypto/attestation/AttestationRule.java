package org.honeylink.crypto.attestation;

import java.util.Locale;

/** What evidence has to keep to; a refusal names the first rule that it broke. */
public enum AttestationRule {
  /** Within the limits of size and number. */
  SIZE,
  /** Encoded as its format says. */
  ENCODING,
  /** One signer, with its certificate. */
  SIGNER,
  /** About this device, key, firmware and nonce. */
  CONTENT,
  /** No weak key, hash or signature algorithm anywhere. */
  ALGORITHM,
  /** Signed by the key of that certificate. */
  SIGNATURE,
  /** Certificates lead to a configured manufacturer, all valid now. */
  CHAIN,
  /** The certificate is one for this format. */
  PURPOSE,
  /** Made by a TPM as a quote. */
  QUOTE,
  /** PCRs selected, and their digest, are allowed. */
  PCRS;

  /** As in {@code signature}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
