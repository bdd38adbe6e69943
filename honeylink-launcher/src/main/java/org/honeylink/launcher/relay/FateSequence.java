package org.honeylink.launcher.relay;

import java.util.SplittableRandom;

/**
 * The fates of the datagrams of one client in one direction, in the order they arrive. Depends on
 * nothing but the seed, the client's number and the direction. Not thread-safe.
 */
final class FateSequence {

  /**
   * What becomes of one datagram.
   *
   * @param copies 0 when lost, 2 when repeated
   * @param delayNanos until it is forwarded
   * @param heldBack delayed beyond jitter so that later ones overtake it
   */
  record Fate(int copies, long delayNanos, boolean heldBack) {}

  private final Impairment impairment;
  private final SplittableRandom random;

  FateSequence(Impairment impairment, int client, Direction direction) {
    this.impairment = impairment;
    // Odd multiplier of SplitMix64: neighbouring clients get unrelated sequences.
    long stream = 2L * client + (direction == Direction.UP ? 1 : 2);
    this.random = new SplittableRandom(impairment.seed() + stream * 0x9E3779B97F4A7C15L);
  }

  /** Draws the same number of random values whatever the outcome, so that fates stay aligned. */
  Fate next() {
    boolean lost = random.nextDouble() < impairment.loss();
    double jitter = random.nextDouble();
    boolean heldBack = random.nextDouble() < impairment.reorder();
    boolean duplicate = random.nextDouble() < impairment.duplicate();
    if (lost) {
      return new Fate(0, 0, false);
    }
    long delayNanos =
        impairment.delay().toNanos()
            + (long) (jitter * impairment.jitter().toNanos())
            + (heldBack ? impairment.reorderDelay().toNanos() : 0);
    return new Fate(duplicate ? 2 : 1, delayNanos, heldBack);
  }
}
