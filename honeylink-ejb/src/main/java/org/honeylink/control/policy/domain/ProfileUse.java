package org.honeylink.control.policy.domain;

import java.util.Objects;

/**
 * The profile that a policy was made of.
 *
 * @param version SemVer, as it was applied
 */
public record ProfileUse(String profileId, String version) {

  public ProfileUse {
    Objects.requireNonNull(profileId);
    Objects.requireNonNull(version);
  }
}
