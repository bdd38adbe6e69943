package org.honeylink.control.audit.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;

/**
 * One line of the audit trail; never changed, never removed.
 *
 * @param eventId UUIDv7, so that the ids sort by time
 * @param actor account or device that acted, {@code system} or {@code anonymous}
 * @param target what it was done to; empty when there is none
 * @param deviceId the device it is about, when there is one
 * @param details plain JSON values
 * @param traceId of the call; empty when nobody called
 */
public record AuditEvent(
    UUID eventId,
    Instant time,
    String actor,
    String tenantId,
    Category category,
    String action,
    String target,
    Optional<String> deviceId,
    Outcome outcome,
    Map<String, Object> details,
    String traceId) {

  public AuditEvent {
    Objects.requireNonNull(eventId);
    Objects.requireNonNull(time);
    Objects.requireNonNull(actor);
    Objects.requireNonNull(tenantId);
    Objects.requireNonNull(category);
    Objects.requireNonNull(action);
    Objects.requireNonNull(target);
    Objects.requireNonNull(deviceId);
    Objects.requireNonNull(outcome);
    details = Map.copyOf(details);
    Objects.requireNonNull(traceId);
  }
}
