package org.honeylink.crypto.keys;

import java.time.Duration;
import java.time.Instant;

/**
 * Which generation of a service key is in use: a new one every 90 days, counted from a fixed day,
 * so that every node says the same without asking anybody. A clock that is wrong does no harm,
 * because every record carries the generation that it was sealed under.
 */
public final class ServiceKeyGeneration {

  /** What was sealed before there were generations. */
  public static final int FIRST = 1;

  /** How long a generation is in use: as long as one of a device master. */
  public static final Duration PERIOD = Duration.ofDays(90);

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private ServiceKeyGeneration() {}

  /** From 1; times before 2026 belong to the first. */
  public static int at(Instant time) {
    long periods = Math.max(0, Duration.between(BEGIN, time).dividedBy(PERIOD));
    return Math.toIntExact(FIRST + periods);
  }
}
