/**
 * Attestation of devices: what a manufacturer or a TPM 2.0 signs, and how it is verified. Formats
 * and content are written down in {@code docs/attestation.md}. Evidence comes from the network:
 * whatever it holds, verifying ends in an {@link
 * org.honeylink.crypto.attestation.AttestationOutcome}, not in an exception. Uses agreement and
 * Bouncy Castle.
 */
@NullMarked
package org.honeylink.crypto.attestation;

import org.jspecify.annotations.NullMarked;
