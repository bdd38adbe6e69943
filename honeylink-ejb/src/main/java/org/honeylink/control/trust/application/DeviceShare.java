package org.honeylink.control.trust.application;

import java.util.Objects;
import java.util.Optional;
import org.honeylink.crypto.agreement.MlKemPublicKey;
import org.honeylink.crypto.agreement.X25519PublicKey;

/**
 * The device's half of a session's key agreement.
 *
 * @param key made for this session, or the one that the device registered
 * @param kemKey made for this session, by a device that can ML-KEM-768
 */
public record DeviceShare(X25519PublicKey key, Optional<MlKemPublicKey> kemKey) {

  public DeviceShare {
    Objects.requireNonNull(key);
    Objects.requireNonNull(kemKey);
  }
}
