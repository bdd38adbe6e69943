package org.honeylink.transport.schedule;

/** Class of priorities that has a guaranteed share of the link. */
public enum Tier {
  /** Priorities 6 and 7. */
  HIGH,
  /** Priorities 2 to 5. */
  MEDIUM,
  /** Priorities 0 and 1. */
  LOW;

  /** Lowest and highest priority of any flow. */
  public static final int MIN_PRIORITY = 0;

  public static final int MAX_PRIORITY = 7;

  /**
   * @throws IllegalArgumentException when the priority is not 0 to 7
   */
  public static Tier of(int priority) {
    if (priority < MIN_PRIORITY || priority > MAX_PRIORITY) {
      throw new IllegalArgumentException("priority is 0 to 7, not " + priority);
    }
    return priority >= 6 ? HIGH : priority >= 2 ? MEDIUM : LOW;
  }
}
