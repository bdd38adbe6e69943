package org.honeylink.control.webhook.domain;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An endpoint outside that hears of events.
 *
 * @param kinds what it wants; at least one
 * @param active whether events are kept and sent for it
 * @param disabledBecause why the server itself made it inactive
 * @param failures attempts in a row that failed
 * @param nextAttemptAt not before this
 */
public record Webhook(
    UUID id,
    String tenantId,
    URI url,
    Set<EventKind> kinds,
    String description,
    boolean active,
    Optional<String> disabledBecause,
    Instant createdAt,
    String createdBy,
    int failures,
    Instant nextAttemptAt) {

  public Webhook {
    Objects.requireNonNull(id);
    Objects.requireNonNull(tenantId);
    Objects.requireNonNull(url);
    kinds = Set.copyOf(kinds);
    Objects.requireNonNull(description);
    Objects.requireNonNull(disabledBecause);
    Objects.requireNonNull(createdAt);
    Objects.requireNonNull(createdBy);
    Objects.requireNonNull(nextAttemptAt);
  }

  /** As an administrator wants it from now on; what was wrong before is forgotten. */
  public Webhook changed(WebhookChange change, Instant now) {
    boolean wake = change.url().isPresent() || change.active().isPresent();
    return new Webhook(
        id,
        tenantId,
        change.url().orElse(url),
        change.kinds().orElse(kinds),
        change.description().orElse(description),
        change.active().orElse(active),
        wake ? Optional.empty() : disabledBecause,
        createdAt,
        createdBy,
        wake ? 0 : failures,
        wake ? now : nextAttemptAt);
  }

  /** After an attempt. */
  public Webhook attempted(int failuresNow, Instant next) {
    return new Webhook(
        id,
        tenantId,
        url,
        kinds,
        description,
        active,
        disabledBecause,
        createdAt,
        createdBy,
        failuresNow,
        next);
  }

  /** Inactive until an administrator says otherwise. */
  public Webhook disabled(String because) {
    return new Webhook(
        id,
        tenantId,
        url,
        kinds,
        description,
        false,
        Optional.of(because),
        createdAt,
        createdBy,
        failures,
        nextAttemptAt);
  }
}
