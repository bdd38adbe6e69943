package org.honeylink.transport.packet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which of the newest 1,024 numbers were seen. {@link #check} changes nothing; only what
 * proved authentic is {@link #accept accepted}, so a forger cannot move the window.
 *
 * <p>After RFC 4303, section 3.4.3: the window is updated only when a packet has proved its
 * integrity.
 */
public final class ReplayWindow {

  /** Numbers remembered. */
  public static final int SIZE = 1_024;

  private final long[] seen = new long[SIZE / Long.SIZE];
  private long highest = -1;

  /**
   * @param number not negative
   * @return REPLAYED, TOO_OLD, or null when the number is new
   */
  public @Nullable DropReason check(long number) {
    if (number > highest) {
      return null;
    }
    if (highest - number >= SIZE) {
      return DropReason.TOO_OLD;
    }
    return (seen[word(number)] & bit(number)) == 0 ? null : DropReason.REPLAYED;
  }

  /** Marks a number that {@link #check} found new. */
  public void accept(long number) {
    if (number > highest) {
      forget(number);
      highest = number;
    }
    seen[word(number)] |= bit(number);
  }

  /** Highest number accepted, or -1. */
  public long highest() {
    return highest;
  }

  /** Clears the places that numbers above the old highest take over. */
  private void forget(long newHighest) {
    if (newHighest - highest >= SIZE) {
      Arrays.fill(seen, 0);
      return;
    }
    for (long number = highest + 1; number <= newHighest; number++) {
      seen[word(number)] &= ~bit(number);
    }
  }

  private static int word(long number) {
    return (int) (number & (SIZE - 1)) >>> 6;
  }

  private static long bit(long number) {
    return 1L << number;
  }
}
