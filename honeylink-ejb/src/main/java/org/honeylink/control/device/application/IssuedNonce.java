package org.honeylink.control.device.application;

import java.time.Instant;
import java.util.Optional;
import org.honeylink.control.device.domain.DeviceId;

/**
 * A nonce as it is handed out.
 *
 * @param nonce 32 random bytes, hexadecimal
 * @param deviceId the one device that may use it
 */
public record IssuedNonce(String nonce, Instant expiresAt, Optional<DeviceId> deviceId) {}
