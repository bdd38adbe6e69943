package org.honeylink.control.policy.application;

import java.util.List;
import java.util.Objects;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.policy.domain.PolicyVersion;
import org.honeylink.control.policy.domain.SessionChange;

/**
 * What a policy would do to one device.
 *
 * @param changes false when the device has it already
 * @param sessions its open sessions, with each stream before and after
 */
public record AffectedDevice(
    DeviceId deviceId,
    PolicyVersion before,
    PolicyVersion after,
    boolean changes,
    List<SessionChange> sessions) {

  public AffectedDevice {
    Objects.requireNonNull(deviceId);
    Objects.requireNonNull(before);
    Objects.requireNonNull(after);
    sessions = List.copyOf(sessions);
  }
}
