package org.honeylink.control.rotation.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One rotation, of one device or of many. Each of its devices goes its own way, a {@link
 * DeviceRotation}.
 *
 * @param id sorts by time
 * @param total devices in it
 * @param expectedCompletion when it will be over if devices do not answer
 */
public record KeyRotation(
    UUID id,
    String tenantId,
    RotationReason reason,
    RequestedBy requestedBy,
    Instant requestedAt,
    RotationStatus status,
    int total,
    Instant expectedCompletion,
    Optional<Instant> completedAt) {

  public KeyRotation {
    Objects.requireNonNull(id);
    Objects.requireNonNull(tenantId);
    Objects.requireNonNull(reason);
    Objects.requireNonNull(requestedBy);
    Objects.requireNonNull(requestedAt);
    Objects.requireNonNull(status);
    Objects.requireNonNull(expectedCompletion);
    Objects.requireNonNull(completedAt);
  }

  /** A new one, of devices that are yet to be counted. */
  public static KeyRotation ordered(
      UUID id, String tenantId, RotationReason reason, RequestedBy requestedBy, Instant now) {
    return new KeyRotation(
        id,
        tenantId,
        reason,
        requestedBy,
        now,
        RotationStatus.RUNNING,
        0,
        now.plus(reason.deadline()),
        Optional.empty());
  }

  /**
   * The same with its devices.
   *
   * @param lastBegin when the last of them has its turn
   */
  public KeyRotation of(int devices, Instant lastBegin) {
    return new KeyRotation(
        id,
        tenantId,
        reason,
        requestedBy,
        requestedAt,
        status,
        devices,
        lastBegin.plus(reason.deadline()),
        completedAt);
  }

  /**
   * Over.
   *
   * @param complete whether every device has come to its end
   */
  public KeyRotation over(boolean complete, Instant now) {
    return new KeyRotation(
        id,
        tenantId,
        reason,
        requestedBy,
        requestedAt,
        complete ? RotationStatus.COMPLETED : RotationStatus.INCOMPLETE,
        total,
        expectedCompletion,
        Optional.of(now));
  }
}
