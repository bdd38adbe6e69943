package org.honeylink.control.policy.domain;

import java.time.Duration;

/** Power mode of the device's radio, the thriftiest first. */
public enum PowerProfile {
  /** About 5 mA, below 1 Mbit/s. */
  ULTRA_LOW(1),
  /** 50 mA, 10 to 50 Mbit/s. */
  LOW(50),
  /** 200 mA, 100 to 500 Mbit/s. */
  NORMAL(500),
  /** 500 mA and more, 500 to 1,500 Mbit/s. */
  HIGH(100_000);

  private static final int DEMANDING_PRIORITY = 6;
  private static final int MODEST_PRIORITY = 2;
  private static final Duration TIGHT_BUDGET = Duration.ofMillis(20);
  private static final Duration LOOSE_BUDGET = Duration.ofMillis(100);

  private final int mostMbps;

  PowerProfile(int mostMbps) {
    this.mostMbps = mostMbps;
  }

  /** Most that a radio in this mode carries, Mbit/s. */
  public int mostMbps() {
    return mostMbps;
  }

  /**
   * The mode that a stream asks for.
   *
   * @param priority of the scheduler, 0 to 7
   */
  public static PowerProfile of(int priority, Duration latencyBudget) {
    if (priority >= DEMANDING_PRIORITY && latencyBudget.compareTo(TIGHT_BUDGET) < 0) {
      return HIGH;
    }
    if (priority <= MODEST_PRIORITY && latencyBudget.compareTo(LOOSE_BUDGET) > 0) {
      return ULTRA_LOW;
    }
    return NORMAL;
  }
}
