package org.honeylink.control.audit.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Which events of the log go into a file.
 *
 * @param tenantId of this tenant only; of all when empty
 * @param from at or after
 * @param to before
 */
public record LogSelection(
    Optional<String> tenantId, Optional<Instant> from, Optional<Instant> to) {

  public LogSelection {
    Objects.requireNonNull(tenantId);
    Objects.requireNonNull(from);
    Objects.requireNonNull(to);
  }
}
