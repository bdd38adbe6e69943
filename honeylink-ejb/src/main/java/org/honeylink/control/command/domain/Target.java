package org.honeylink.control.command.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.honeylink.control.device.domain.DeviceId;

/**
 * One device of a command.
 *
 * @param tries how often it was said
 * @param sentAt when it was said first
 * @param answer the device's words, or why it failed without them
 */
public record Target(
    DeviceId deviceId,
    TargetState state,
    int tries,
    Optional<Instant> sentAt,
    Optional<Instant> endedAt,
    Optional<String> answer) {

  public Target {
    Objects.requireNonNull(deviceId);
    Objects.requireNonNull(state);
    Objects.requireNonNull(sentAt);
    Objects.requireNonNull(endedAt);
    Objects.requireNonNull(answer);
  }
}
