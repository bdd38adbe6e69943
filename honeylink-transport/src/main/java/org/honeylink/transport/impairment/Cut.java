package org.honeylink.transport.impairment;

import java.time.Duration;

/**
 * Times in which nothing gets through: at the end of every period, again and again.
 *
 * @param every length of a period; zero for no cuts
 * @param length of the cut that ends it, at most the period
 */
public record Cut(Duration every, Duration length) {

  public static final Cut NEVER = new Cut(Duration.ZERO, Duration.ZERO);

  public Cut {
    LinkFigures.checkNotNegative("cut period", every);
    LinkFigures.checkNotNegative("cut length", length);
    if (length.compareTo(every) > 0) {
      throw new IllegalArgumentException(
          "a cut is no longer than its period of " + every + ", but " + length);
    }
  }

  boolean isDuring(long nanosSinceStart) {
    long period = every.toNanos();
    return period > 0 && Math.floorMod(nanosSinceStart, period) >= period - length.toNanos();
  }
}
