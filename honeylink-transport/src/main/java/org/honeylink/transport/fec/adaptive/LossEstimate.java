package org.honeylink.transport.fec.adaptive;

/**
 * What was measured of a link, before any repair.
 *
 * @param packets how many it rests on, the older ones counting less
 * @param loss share of packets lost, 0 to 1
 * @param meanBurst average run of losses; 1 when there were none
 */
public record LossEstimate(double packets, double loss, double meanBurst) {

  /** Nothing was measured. */
  public static final LossEstimate NONE = new LossEstimate(0, 0, 1);

  /** Fewer say nothing. */
  private static final int FEWEST_PACKETS = 32;

  public boolean isMeasured() {
    return packets >= FEWEST_PACKETS;
  }

  /**
   * The loss and one standard error: what is chosen for it holds in five of six cases. Bursts carry
   * less information than as many single losses: variance grows by (2 burst - 1), that of a sum of
   * a two-state chain.
   */
  double cautiousLoss() {
    return packets == 0 ? 0 : Math.min(1, loss + standardError(packets));
  }

  /**
   * The average run and one standard error. Lengths of runs are geometric, of variance burst (burst
   * - 1); a few long ones say little, and what is chosen for too short ones fails when they come.
   */
  double cautiousBurst() {
    double runs = packets * loss / meanBurst;
    return runs < 1 ? meanBurst : meanBurst + Math.sqrt(meanBurst * (meanBurst - 1) / runs);
  }

  /** Of the share among so many packets, if this estimate is true. */
  double standardError(double among) {
    return Math.sqrt(loss * (1 - loss) * (2 * meanBurst - 1) / among);
  }
}
