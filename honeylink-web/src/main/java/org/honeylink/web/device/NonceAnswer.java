package org.honeylink.web.device;

import java.time.Instant;
import org.honeylink.control.device.application.IssuedNonce;
import org.honeylink.control.device.domain.DeviceId;
import org.jspecify.annotations.Nullable;

/** Answer to {@code POST /attestation/nonces}: the only one that shows the nonce. */
public record NonceAnswer(String nonce, Instant expiresAt, @Nullable String deviceId) {

  static NonceAnswer of(IssuedNonce issued) {
    return new NonceAnswer(
        issued.nonce(), issued.expiresAt(), issued.deviceId().map(DeviceId::value).orElse(null));
  }
}
