package org.honeylink.control.command.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that devices are to do. Ordered once and never changed; it is {@code RUNNING} until
 * each of its targets has ended, or until it is cancelled.
 *
 * @param parameters a JSON object, as the device gets it
 * @param requestedBy account, or client of the queue
 * @param expiresAt targets that have not answered by then are given up
 * @param endedAt when it was completed or cancelled
 */
public record Command(
    UUID id,
    String tenantId,
    CommandName name,
    String parameters,
    Selector selector,
    String requestedBy,
    Instant requestedAt,
    Instant expiresAt,
    CommandStatus status,
    Optional<Instant> endedAt) {

  public Command {
    Objects.requireNonNull(id);
    Objects.requireNonNull(tenantId);
    CommandWord.check(name, parameters);
    Objects.requireNonNull(selector);
    Objects.requireNonNull(requestedBy);
    if (!expiresAt.isAfter(requestedAt)) {
      throw new IllegalArgumentException("a command ends after it was ordered");
    }
    Objects.requireNonNull(status);
    Objects.requireNonNull(endedAt);
  }
}
