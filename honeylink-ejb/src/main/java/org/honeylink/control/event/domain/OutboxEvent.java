package org.honeylink.control.event.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * An event that the world is to hear of.
 *
 * @param eventId id of the CloudEvent, and of the message for the broker's duplicate detection
 * @param topic address of the topic, as in {@code honeylink.device}
 * @param type CloudEvents type
 * @param category property for selectors
 * @param subject CloudEvents subject: what it is about
 * @param traceparent of the call that made it; empty when nobody called
 * @param data plain JSON values
 */
public record OutboxEvent(
    UUID eventId,
    String tenantId,
    String topic,
    String type,
    String category,
    String subject,
    Optional<String> deviceId,
    Optional<String> sessionId,
    Instant time,
    String traceparent,
    Map<String, Object> data) {

  public OutboxEvent {
    Objects.requireNonNull(eventId);
    Objects.requireNonNull(tenantId);
    Objects.requireNonNull(topic);
    Objects.requireNonNull(type);
    Objects.requireNonNull(category);
    Objects.requireNonNull(subject);
    Objects.requireNonNull(deviceId);
    Objects.requireNonNull(sessionId);
    Objects.requireNonNull(time);
    Objects.requireNonNull(traceparent);
    data = Map.copyOf(data);
  }
}
