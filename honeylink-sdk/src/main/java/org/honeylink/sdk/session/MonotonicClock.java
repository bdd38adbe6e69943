package org.honeylink.sdk.session;

import java.util.concurrent.TimeUnit;

/** Microseconds since it was made; never runs backwards. Thread-safe. */
final class MonotonicClock {

  private final long originNanos = System.nanoTime();

  long nowMicros() {
    return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - originNanos);
  }
}
