package org.honeylink.control.webhook.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * When to try an endpoint again: twice as long after each failure in a row, with jitter, until a
 * delivery is too old. After some failures the circuit of the endpoint is open: nothing goes there
 * until the pause is over, and then one delivery as a probe.
 *
 * @param first pause after the first failure
 * @param longest pause
 * @param giveUp age at which a delivery is dead
 * @param circuitFailures failures in a row that open the circuit
 */
public record RetryRule(Duration first, Duration longest, Duration giveUp, int circuitFailures) {

  private static final int MOST_DOUBLINGS = 30;

  public RetryRule {
    Objects.requireNonNull(first);
    Objects.requireNonNull(longest);
    Objects.requireNonNull(giveUp);
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("pauses must grow from more than 0: " + first);
    }
    if (circuitFailures < 1) {
      throw new IllegalArgumentException("a circuit needs at least 1 failure to open");
    }
  }

  /**
   * Pause before the next attempt.
   *
   * @param failures in a row, at least 1
   * @param random from 0 to 1: the pause is three quarters to five quarters of its mean
   */
  public Duration pause(int failures, double random) {
    int doublings = Math.min(failures - 1, MOST_DOUBLINGS);
    double millis =
        Math.min(first.toMillis() * Math.pow(2, doublings), (double) longest.toMillis());
    return Duration.ofMillis(Math.max(1, Math.round(millis * (0.75 + random / 2))));
  }

  /** State of an endpoint's circuit. */
  public Circuit circuit(int failures, Instant nextAttemptAt, Instant now) {
    if (failures < circuitFailures) {
      return Circuit.CLOSED;
    }
    return now.isBefore(nextAttemptAt) ? Circuit.OPEN : Circuit.HALF_OPEN;
  }

  /** Of one endpoint. */
  public enum Circuit {
    /** Deliveries go out as they come. */
    CLOSED,
    /** Nothing goes out. */
    OPEN,
    /** The next delivery is a probe. */
    HALF_OPEN
  }
}
