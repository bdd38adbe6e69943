package org.honeylink.control.session.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How many sessions of a tenant are closed, as it was up to a minute ago: the history grows for
 * ever, and a console asks every second. Thread-safe.
 */
@ApplicationScoped
public class ClosedCounts {

  private static final Duration FRESH = Duration.ofMinutes(1);

  @Inject InstantSource clock;

  private final Map<String, Count> counts = new ConcurrentHashMap<>();

  private record Count(long sessions, Instant at) {}

  /**
   * The count of a tenant.
   *
   * @param counter asked when the count is too old
   */
  public long of(String tenantId, LongSupplier counter) {
    Instant now = clock.instant();
    Count known = counts.get(tenantId);
    if (known == null || now.isAfter(known.at().plus(FRESH))) {
      known = new Count(counter.getAsLong(), now);
      counts.put(tenantId, known);
    }
    return known.sessions();
  }
}
