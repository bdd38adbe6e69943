package org.honeylink.sdk.identity;

import java.util.Objects;
import org.honeylink.crypto.signature.Ed25519PublicKey;

/**
 * How far a device has come with its policies.
 *
 * @param signingKey whose policies it takes
 * @param serial of the newest that it has answered to
 */
public record PolicyStanding(Ed25519PublicKey signingKey, long serial) {

  public PolicyStanding {
    Objects.requireNonNull(signingKey);
  }
}
