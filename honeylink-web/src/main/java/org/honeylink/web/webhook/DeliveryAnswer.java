package org.honeylink.web.webhook;

import java.time.Instant;
import java.util.UUID;
import org.honeylink.control.webhook.domain.Delivery;
import org.jspecify.annotations.Nullable;

/** A delivery in the words of the API. */
public record DeliveryAnswer(
    UUID deliveryId,
    UUID eventId,
    String eventType,
    String state,
    int attempts,
    @Nullable Instant lastAttemptAt,
    @Nullable Integer lastStatus,
    @Nullable String lastError,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant endedAt) {

  static DeliveryAnswer of(Delivery delivery) {
    return new DeliveryAnswer(
        delivery.id(),
        delivery.eventId(),
        delivery.eventType(),
        delivery.state().name(),
        delivery.attempts(),
        delivery.lastAttemptAt().orElse(null),
        delivery.lastStatus().orElse(null),
        delivery.lastError().orElse(null),
        delivery.createdAt(),
        delivery.expiresAt(),
        delivery.endedAt().orElse(null));
  }
}
