package org.honeylink.control.audit.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * An event as its leaf has it: with the texts of the row, whether this version knows them or not,
 * as after a step back to an older one. A row that is not understood must not stop the log.
 */
public record LeafEvent(
    UUID eventId,
    Instant time,
    String actor,
    String tenantId,
    String category,
    String action,
    String target,
    Optional<String> deviceId,
    String outcome,
    Map<String, Object> details,
    String traceId) {

  public LeafEvent {
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

  /** The same event. */
  public static LeafEvent of(AuditEvent event) {
    return new LeafEvent(
        event.eventId(),
        event.time(),
        event.actor(),
        event.tenantId(),
        event.category().text(),
        event.action(),
        event.target(),
        event.deviceId(),
        event.outcome().text(),
        event.details(),
        event.traceId());
  }
}
