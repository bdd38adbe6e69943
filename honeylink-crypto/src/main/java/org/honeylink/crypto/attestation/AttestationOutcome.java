package org.honeylink.crypto.attestation;

import java.security.cert.X509Certificate;

/** How verifying ended. */
public sealed interface AttestationOutcome {

  /**
   * The evidence keeps to every rule.
   *
   * @param signer certificate whose key signed
   * @param manufacturer configured authority that it leads to
   */
  record Verified(X509Certificate signer, X509Certificate manufacturer)
      implements AttestationOutcome {}

  /**
   * The evidence breaks a rule.
   *
   * @param rule the first one broken
   * @param detail reads after "the evidence", as in {@code has two signers}; safe to show
   */
  record Refused(AttestationRule rule, String detail) implements AttestationOutcome {}
}
