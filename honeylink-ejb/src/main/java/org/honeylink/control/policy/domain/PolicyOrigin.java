package org.honeylink.control.policy.domain;

import java.util.Objects;
import java.util.Optional;

/**
 * Where a snapshot comes from.
 *
 * @param actor who put it
 * @param profile that it was made of, when it was
 * @param rollbackOf serial of the snapshot that it takes back, when it does
 */
public record PolicyOrigin(String actor, Optional<ProfileUse> profile, Optional<Long> rollbackOf) {

  public PolicyOrigin {
    Objects.requireNonNull(actor);
    Objects.requireNonNull(profile);
    Objects.requireNonNull(rollbackOf);
  }

  /** A document of its own. */
  public static PolicyOrigin of(String actor) {
    return new PolicyOrigin(actor, Optional.empty(), Optional.empty());
  }
}
