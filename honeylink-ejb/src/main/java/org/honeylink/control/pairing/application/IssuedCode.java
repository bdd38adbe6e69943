package org.honeylink.control.pairing.application;

import java.time.Instant;
import org.honeylink.control.pairing.domain.PairingCode;

/**
 * A pairing code that is open.
 *
 * @param code hidden in the text form
 */
public record IssuedCode(PairingCode code, Instant expiresAt) {}
