package org.honeylink.launcher.relay;

import java.time.Duration;

/**
 * What a link does to datagrams, in each direction alike.
 *
 * @param loss share of datagrams that vanish, 0 to 1
 * @param delay added to every datagram
 * @param jitter up to this much more, evenly distributed
 * @param reorder share of datagrams that are held back further, so that later ones overtake them
 * @param reorderDelay how long these are held back
 * @param duplicate share of datagrams that arrive twice
 * @param seed same seed, same fate for the n-th datagram of the m-th client
 */
public record Impairment(
    double loss,
    Duration delay,
    Duration jitter,
    double reorder,
    Duration reorderDelay,
    double duplicate,
    long seed) {

  /** A perfect link. */
  public static final Impairment NONE =
      new Impairment(0, Duration.ZERO, Duration.ZERO, 0, Duration.ZERO, 0, 0);

  public Impairment {
    checkShare("loss", loss);
    checkShare("reorder", reorder);
    checkShare("duplicate", duplicate);
    checkNotNegative("delay", delay);
    checkNotNegative("jitter", jitter);
    checkNotNegative("reorder delay", reorderDelay);
  }

  private static void checkShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " is 0 to 1, not " + share);
    }
  }

  private static void checkNotNegative(String name, Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(name + " is not negative, but " + duration);
    }
  }
}
