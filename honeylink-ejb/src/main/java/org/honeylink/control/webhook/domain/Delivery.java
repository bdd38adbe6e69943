package org.honeylink.control.webhook.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One event on its way to one endpoint.
 *
 * @param id UUIDv7; header {@code X-HoneyLink-Delivery}
 * @param eventId id of the CloudEvent, by which receivers recognise what they had before
 * @param eventType CloudEvents type
 * @param body CloudEvents JSON, the bytes that are signed
 * @param lastStatus HTTP status of the last attempt, when there was an answer
 * @param lastError what went wrong, in words; empty after a success
 * @param expiresAt when it is given up
 * @param endedAt when it was delivered or given up
 */
public record Delivery(
    UUID id,
    UUID webhookId,
    String tenantId,
    UUID eventId,
    String eventType,
    String body,
    State state,
    int attempts,
    Optional<Instant> lastAttemptAt,
    Optional<Integer> lastStatus,
    Optional<String> lastError,
    Instant createdAt,
    Instant expiresAt,
    Optional<Instant> endedAt) {

  public Delivery {
    Objects.requireNonNull(id);
    Objects.requireNonNull(webhookId);
    Objects.requireNonNull(tenantId);
    Objects.requireNonNull(eventId);
    Objects.requireNonNull(eventType);
    Objects.requireNonNull(body);
    Objects.requireNonNull(state);
    Objects.requireNonNull(lastAttemptAt);
    Objects.requireNonNull(lastStatus);
    Objects.requireNonNull(lastError);
    Objects.requireNonNull(createdAt);
    Objects.requireNonNull(expiresAt);
    Objects.requireNonNull(endedAt);
  }

  /** A fresh one. */
  public static Delivery pending(
      UUID id, Webhook to, UUID eventId, String type, String body, Instant now, Instant expires) {
    return new Delivery(
        id,
        to.id(),
        to.tenantId(),
        eventId,
        type,
        body,
        State.PENDING,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        now,
        expires,
        Optional.empty());
  }

  /** The same after an attempt. */
  public Delivery attempted(Attempt attempt, State then, Instant now) {
    return new Delivery(
        id,
        webhookId,
        tenantId,
        eventId,
        eventType,
        body,
        then,
        attempts + 1,
        Optional.of(now),
        attempt.status(),
        attempt.error(),
        createdAt,
        expiresAt,
        then == State.PENDING ? Optional.empty() : Optional.of(now));
  }

  /** Where it stands. */
  public enum State {
    PENDING,
    DELIVERED,
    DEAD
  }
}
