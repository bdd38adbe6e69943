package org.honeylink.transport.impairment;

import java.util.SplittableRandom;
import org.honeylink.transport.impairment.Fate.Outcome;

/**
 * One direction of a bad link: the fates of its datagrams in the order they arrive. What is random
 * depends on seed, direction and position alone; what is not, on size and time. Not thread-safe.
 */
public final class ImpairedLink {

  private final Impairment impairment;
  private final long startNanos;
  private final SplittableRandom random;
  private final double lossAfterLoss;
  private final double lossAfterArrival;
  private boolean losing;
  private double queueEmptyNanos; // since start

  /**
   * @param direction number of this direction among all of the seed's: each has fates of its own
   * @param startNanos beginning of the first period of cuts, in the clock of {@link #next}
   */
  public ImpairedLink(Impairment impairment, long direction, long startNanos) {
    this.impairment = impairment;
    this.startNanos = startNanos;
    // Odd multiplier of SplitMix64: neighbouring directions get unrelated sequences.
    this.random = new SplittableRandom(impairment.seed() + (direction + 1) * 0x9E3779B97F4A7C15L);
    this.lossAfterLoss = impairment.loss().afterLoss();
    this.lossAfterArrival = impairment.loss().afterArrival();
    // As if the link had run for long: the first datagram is lost as often as any other.
    this.losing = random.nextDouble() < impairment.loss().share();
  }

  /**
   * Fate of the next datagram. Draws the same random values whatever the outcome, so that fates
   * stay aligned when a figure of the link changes.
   *
   * @param bytes its length; nothing is damaged in 0
   * @param nowNanos when it comes to the link, by a monotonic clock
   */
  public Fate next(int bytes, long nowNanos) {
    losing = random.nextDouble() < (losing ? lossAfterLoss : lossAfterArrival);
    double jitter = random.nextDouble();
    boolean heldBack = random.nextDouble() < impairment.delay().reorder();
    boolean duplicate = random.nextDouble() < impairment.damage().duplicate();
    boolean corrupt = random.nextDouble() < impairment.damage().corrupt();
    double place = random.nextDouble();
    long sinceStart = nowNanos - startNanos;
    if (impairment.cut().isDuring(sinceStart)) {
      return Fate.dropped(Outcome.CUT);
    }
    long queuedNanos = impairment.rate().isBounded() ? queue(bytes, sinceStart) : 0;
    if (queuedNanos < 0) {
      return Fate.dropped(Outcome.QUEUE_FULL);
    }
    if (losing) {
      return Fate.dropped(Outcome.LOST);
    }
    return new Fate(
        Outcome.ARRIVES,
        duplicate ? 2 : 1,
        queuedNanos + underWayNanos(jitter, heldBack),
        heldBack,
        corrupt && bytes > 0 ? (int) (place * bytes * 8) : -1);
  }

  private long underWayNanos(double jitter, boolean heldBack) {
    Delay delay = impairment.delay();
    return delay.base().toNanos()
        + (long) (jitter * delay.jitter().toNanos())
        + (heldBack ? delay.heldBack().toNanos() : 0);
  }

  /** Nanoseconds until the datagram has left the queue; -1 when there is no room. */
  private long queue(int bytes, long sinceStart) {
    double nanosPerByte = impairment.rate().nanosPerByte();
    double waits = Math.max(0, queueEmptyNanos - sinceStart);
    if (waits > impairment.rate().queueBytes() * nanosPerByte) {
      return -1;
    }
    queueEmptyNanos = sinceStart + waits + bytes * nanosPerByte;
    return (long) (queueEmptyNanos - sinceStart);
  }
}
