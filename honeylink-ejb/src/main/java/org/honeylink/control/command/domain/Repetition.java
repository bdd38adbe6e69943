package org.honeylink.control.command.domain;

import java.time.Duration;

/** How long the answer to a command is waited for before it is said again: 1, 2, 4 ... 60 s. */
public final class Repetition {

  private static final int DOUBLINGS = 6;
  private static final int LONGEST_SECONDS = 60;

  private Repetition() {}

  /**
   * @param tries how often it was said, from 1
   */
  public static Duration after(int tries) {
    return Duration.ofSeconds(Math.min(1 << Math.min(tries - 1, DOUBLINGS), LONGEST_SECONDS));
  }
}
