package org.honeylink.transport.schedule;

/** Class of priorities that has a guaranteed share of the link. */
public enum Tier {
  /** Priorities 6 and 7. */
  HIGH(6, 7),
  /** Priorities 2 to 5. */
  MEDIUM(2, 5),
  /** Priorities 0 and 1. */
  LOW(0, 1);

  /** Lowest and highest priority of any flow. */
  public static final int MIN_PRIORITY = 0;

  public static final int MAX_PRIORITY = 7;

  private final int leastPriority;
  private final int mostPriority;

  Tier(int leastPriority, int mostPriority) {
    this.leastPriority = leastPriority;
    this.mostPriority = mostPriority;
  }

  public int leastPriority() {
    return leastPriority;
  }

  public int mostPriority() {
    return mostPriority;
  }

  /**
   * @throws IllegalArgumentException when the priority is not 0 to 7
   */
  public static Tier of(int priority) {
    if (priority < MIN_PRIORITY || priority > MAX_PRIORITY) {
      throw new IllegalArgumentException("priority is 0 to 7, not " + priority);
    }
    return priority >= HIGH.leastPriority ? HIGH : priority >= MEDIUM.leastPriority ? MEDIUM : LOW;
  }
}
