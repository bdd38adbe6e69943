package org.honeylink.web.overview;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Messages per second between two looks at a counter that are a second apart. Thread-safe. */
final class DeliveryRate {

  private static final Duration SPAN = Duration.ofMillis(950);

  private @Nullable Instant since;
  private long deliveredThen;
  private double perSecond;

  /** Notes a reading and answers the newest rate. */
  synchronized double at(Instant now, long delivered) {
    Instant start = since;
    if (start == null) {
      since = now;
      deliveredThen = delivered;
      return 0;
    }
    Duration span = Duration.between(start, now);
    if (span.compareTo(SPAN) >= 0) {
      perSecond = (delivered - deliveredThen) * 1000.0 / span.toMillis();
      since = now;
      deliveredThen = delivered;
    }
    return Math.round(perSecond * 10) / 10.0;
  }
}
