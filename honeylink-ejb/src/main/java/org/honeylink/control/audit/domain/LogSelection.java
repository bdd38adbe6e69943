package org.honeylink.control.audit.domain;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/**
 * Which events of the log go into a file.
 *
 * @param tenantId of this tenant only; of all when empty
 * @param from at or after
 * @param to before
 * @param month whose ids lie in this month, UTC: a partition
 */
public record LogSelection(
    Optional<String> tenantId,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<YearMonth> month) {

  public LogSelection {
    Objects.requireNonNull(tenantId);
    Objects.requireNonNull(from);
    Objects.requireNonNull(to);
    Objects.requireNonNull(month);
  }

  /** Events of a tenant in a range of time. */
  public static LogSelection of(String tenantId, Optional<Instant> from, Optional<Instant> to) {
    return new LogSelection(Optional.of(tenantId), from, to, Optional.empty());
  }

  /** Everybody's events of a month. */
  public static LogSelection of(YearMonth month) {
    return new LogSelection(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(month));
  }

  /** Whether it leaves nothing out for its time. */
  public boolean isOfAllTimes() {
    return from.isEmpty() && to.isEmpty() && month.isEmpty();
  }

  /** Begin of a month, UTC. */
  public static Instant begin(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
