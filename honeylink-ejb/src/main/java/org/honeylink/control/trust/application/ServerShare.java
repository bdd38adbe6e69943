package org.honeylink.control.trust.application;

import java.util.Objects;
import java.util.Optional;
import org.honeylink.crypto.agreement.X25519PublicKey;

/**
 * The server's half of a session's key agreement, for the device to come to the same secret.
 *
 * @param key made for this session alone
 * @param kemCiphertext base64url, for the device's KEM key, when it sent one
 */
public record ServerShare(X25519PublicKey key, Optional<String> kemCiphertext) {

  public ServerShare {
    Objects.requireNonNull(key);
    Objects.requireNonNull(kemCiphertext);
  }
}
