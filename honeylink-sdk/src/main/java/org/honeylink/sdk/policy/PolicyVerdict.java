package org.honeylink.sdk.policy;

import java.util.Objects;

/**
 * What a device says to a policy.
 *
 * @param reason why not; empty when it is accepted
 */
public record PolicyVerdict(boolean accepted, String reason) {

  private static final int LONGEST_REASON = 256;

  public PolicyVerdict {
    Objects.requireNonNull(reason);
  }

  /** The device follows it from now on. */
  public static PolicyVerdict accept() {
    return new PolicyVerdict(true, "");
  }

  /**
   * The device goes on as before; the server takes the policy back.
   *
   * @param reason for people; cut at 256 characters
   */
  public static PolicyVerdict refuse(String reason) {
    return new PolicyVerdict(
        false, reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason);
  }
}
