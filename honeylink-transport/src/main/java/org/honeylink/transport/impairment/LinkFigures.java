package org.honeylink.transport.impairment;

import java.time.Duration;

/** Rules that figures of a link keep. */
final class LinkFigures {

  private LinkFigures() {}

  static void check(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " is 0 to 1, not " + share);
    }
  }

  static void checkNotNegative(String name, Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(name + " is not negative, but " + duration);
    }
  }
}
