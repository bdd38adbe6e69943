package org.honeylink.control.event.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A message that nobody could take, without what it says.
 *
 * @param id UUIDv7
 * @param address where it was sent to
 * @param messageId as its sender, or the broker, called it
 * @param reason why it is here, in words
 */
public record DeadLetter(
    UUID id, String tenantId, String address, String messageId, String reason, Instant diedAt) {

  public DeadLetter {
    Objects.requireNonNull(id);
    Objects.requireNonNull(tenantId);
    Objects.requireNonNull(address);
    Objects.requireNonNull(messageId);
    Objects.requireNonNull(reason);
    Objects.requireNonNull(diedAt);
  }
}
