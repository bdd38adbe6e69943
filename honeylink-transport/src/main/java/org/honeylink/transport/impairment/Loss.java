package org.honeylink.transport.impairment;

/**
 * Datagrams that vanish, singly or in bursts: the chain of Gilbert (1960) with a good state that
 * loses nothing and a bad one that loses everything.
 *
 * @param share of all datagrams, 0 to 1
 * @param meanBurst average length of a run of lost datagrams. Independent losses run 1 / (1 -
 *     share) long; a value up to that means independent losses
 */
public record Loss(double share, double meanBurst) {

  public static final Loss NONE = new Loss(0, 1);

  public Loss {
    LinkFigures.check("loss", share);
    if (!(meanBurst >= 1 && meanBurst <= 1_000_000)) {
      throw new IllegalArgumentException("mean burst is 1 to 1000000, not " + meanBurst);
    }
  }

  /** Losses that know nothing of each other. */
  public static Loss independent(double share) {
    return new Loss(share, 1);
  }

  private boolean isIndependent() {
    return share == 1 || meanBurst * (1 - share) <= 1;
  }

  /** Chance that a datagram is lost when the one before it was. */
  double afterLoss() {
    return isIndependent() ? share : 1 - 1 / meanBurst;
  }

  /** Chance that a datagram is lost when the one before it arrived; keeps the share as asked. */
  double afterArrival() {
    return isIndependent() ? share : share / (1 - share) / meanBurst;
  }
}
