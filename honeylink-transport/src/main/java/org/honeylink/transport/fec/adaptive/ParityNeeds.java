package org.honeylink.transport.fec.adaptive;

/**
 * How many parity shards blocks of each size need, so that no more than a target of their data
 * shards stays lost on a link that loses as a {@link LossModel} says. Exact, by dynamic
 * programming: a block of c + m packets in a row loses data only when more than m are lost.
 */
final class ParityNeeds {

  /** The largest block has as many of each kind. */
  static final int MOST_SHARDS = 64;

  /** Blocks of a few shards get up to so many, as HEAVY gives every block. */
  private static final int MOST_OF_SMALL = 5;

  private final double stay;
  private final double enter;

  // [m][x]: chance that at least x of m packets are lost, after an arrival and after a loss.
  private final double[][] afterArrival = new double[MOST_SHARDS + 1][];
  private final double[][] afterLoss = new double[MOST_SHARDS + 1][];

  // [d]: chance that d of the data shards so far are lost and the last arrived, or was lost.
  private final double[] lastArrived = new double[MOST_SHARDS + 1];
  private final double[] lastLost = new double[MOST_SHARDS + 1];

  private ParityNeeds(LossModel model) {
    this.stay = model.stay();
    this.enter = model.enter();
    this.lastArrived[0] = 1 - model.loss();
    this.lastLost[0] = model.loss(); // the packet before the block, not counted
  }

  /** Immutable; its array is not to be changed. */
  static final class Answer {

    private final byte[] parity;
    private final boolean[] reached;

    private Answer(byte[] parity, boolean[] reached) {
      this.parity = parity;
      this.reached = reached;
    }

    /**
     * @return [c] parity shards for c data shards, 1 to {@link #MOST_SHARDS}; does not fall with c.
     *     Where the target is out of reach, as many parity as data shards, or five
     */
    byte[] parity() {
      return parity;
    }

    /** Whether these keep the target. */
    boolean isReached(int data) {
      return reached[data];
    }
  }

  /**
   * @param target share of data shards that may stay lost
   * @param leastRatio parity for each data shard that every block has at least
   */
  static Answer of(LossModel model, double target, double leastRatio) {
    ParityNeeds needs = new ParityNeeds(model);
    byte[] parity = new byte[MOST_SHARDS + 1];
    boolean[] reached = new boolean[MOST_SHARDS + 1];
    int enough = 0;
    for (int data = 1; data <= MOST_SHARDS; data++) {
      needs.addDataShard(data);
      int most = Math.max(data, MOST_OF_SMALL);
      enough = Math.max(enough, Math.min(most, atLeast(data, leastRatio)));
      reached[data] = needs.residual(data, enough) <= target;
      while (enough < most && !reached[data]) {
        enough++;
        reached[data] = needs.residual(data, enough) <= target;
      }
      parity[data] = (byte) enough;
    }
    return new Answer(parity, reached);
  }

  /** Share of data shards that stay lost in blocks of one size. */
  static double residual(LossModel model, int data, int parity) {
    ParityNeeds needs = new ParityNeeds(model);
    for (int count = 1; count <= data; count++) {
      needs.addDataShard(count);
    }
    return needs.residual(data, parity);
  }

  private static int atLeast(int data, double ratio) {
    return (int) Math.ceil(data * ratio - 1e-9);
  }

  private void addDataShard(int count) {
    for (int lost = count; lost >= 0; lost--) {
      double arrives = lastArrived[lost] * (1 - enter) + lastLost[lost] * (1 - stay);
      double isLost = lost == 0 ? 0 : lastArrived[lost - 1] * enter + lastLost[lost - 1] * stay;
      lastArrived[lost] = arrives;
      lastLost[lost] = isLost;
    }
  }

  private double residual(int data, int parity) {
    double lost = 0;
    for (int dataLost = 1; dataLost <= data; dataLost++) {
      int more = Math.max(0, parity - dataLost + 1);
      lost +=
          dataLost
              * (lastArrived[dataLost] * tails(afterArrival, parity)[more]
                  + lastLost[dataLost] * tails(afterLoss, parity)[more]);
    }
    return lost / data;
  }

  private double[] tails(double[][] after, int packets) {
    if (afterArrival[packets] == null) {
      makeTails(packets);
    }
    return after[packets];
  }

  private void makeTails(int packets) {
    double[] arrival = new double[packets + 2];
    double[] loss = new double[packets + 2];
    arrival[0] = 1;
    loss[0] = 1;
    for (int lost = 1; lost <= packets; lost++) {
      double nextArrives = tails(afterArrival, packets - 1)[lost];
      double nextLost = tails(afterLoss, packets - 1)[lost - 1];
      arrival[lost] = (1 - enter) * nextArrives + enter * nextLost;
      loss[lost] = (1 - stay) * nextArrives + stay * nextLost;
    }
    afterArrival[packets] = arrival;
    afterLoss[packets] = loss;
  }
}
