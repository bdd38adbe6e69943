package org.honeylink.control.policy.domain;

import java.util.Objects;
import java.util.Optional;
import org.honeylink.control.shared.domain.Faults;

/**
 * What a device says to a policy.
 *
 * @param serial of the bundle, for an answer that cannot be taken for one to an older snapshot of
 *     the same version
 * @param reason why it was refused, at most 256 characters
 */
public record PolicyAnswer(
    PolicyVersion version, Optional<Long> serial, boolean accepted, Optional<String> reason) {

  private static final int LONGEST_REASON = 256;

  public PolicyAnswer {
    Objects.requireNonNull(version);
    Objects.requireNonNull(serial);
    Faults faults = new Faults();
    reason
        .filter(text -> text.length() > LONGEST_REASON)
        .ifPresent(text -> faults.add("reason", "must have at most 256 characters"));
    if (accepted && reason.isPresent()) {
      faults.add("reason", "goes with a refusal; leave it out or say accepted: false");
    }
    faults.refuseIfAny();
  }

  /** Whether it answers to this snapshot. */
  public boolean isTo(DevicePolicy policy) {
    return version.equals(policy.version())
        && serial.map(each -> each == policy.serial()).orElse(true);
  }

  /** What it makes of a pending policy. */
  public PolicyState state() {
    return accepted ? PolicyState.ACKNOWLEDGED : PolicyState.REFUSED;
  }
}
