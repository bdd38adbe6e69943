package org.honeylink.control.webhook.infrastructure;

import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * When a delivery must have ended, whatever its endpoint does.
 *
 * @param nanos on the clock of {@link System#nanoTime}
 */
record Deadline(long nanos) {

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /**
   * What is left, at most so much, and more than nothing.
   *
   * @throws SocketTimeoutException when it has passed
   */
  Duration left(Duration most) throws SocketTimeoutException {
    Duration left = Duration.ofNanos(nanos - System.nanoTime());
    if (!left.isPositive()) {
      throw new SocketTimeoutException("the time of this delivery is over");
    }
    return left.compareTo(most) < 0 ? left : most;
  }
}
