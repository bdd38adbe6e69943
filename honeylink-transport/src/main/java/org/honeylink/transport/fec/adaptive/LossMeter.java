package org.honeylink.transport.fec.adaptive;

/**
 * Estimates loss and burst length from packets in the order they were sent. Counts in chunks: one
 * that fits what is known is added to it, one that contradicts it replaces it, so that a link that
 * changed is seen within a chunk.
 */
final class LossMeter {

  private static final int CHUNK_PACKETS = 128;

  /** Known packets are halved beyond this: the estimate follows slow change too. */
  private static final int MOST_PACKETS = 4_096;

  /** Longer runs do not count at all: a link that was away is not what a code could help. */
  private static final int LONGEST_RUN = 64;

  /** Standard errors by which a chunk contradicts: by chance about once in a thousand chunks. */
  private static final double CONTRADICTION = 3;

  private double packets;
  private double lost;
  private double runs;
  private int chunkPackets;
  private int chunkLost;
  private int chunkRuns;
  private int run;
  private int runInChunk;

  void add(boolean arrived) {
    if (arrived) {
      run = 0;
      runInChunk = 0;
    } else {
      run++;
      if (run > LONGEST_RUN) {
        forgetRun();
        return;
      }
      runInChunk++;
      chunkLost++;
      chunkRuns += run == 1 ? 1 : 0;
    }
    chunkPackets++;
    if (chunkPackets == CHUNK_PACKETS) {
      closeChunk();
    }
  }

  /** The run began in the open chunk or in the one before, which is part of what is known. */
  private void forgetRun() {
    if (run > LONGEST_RUN + 1) {
      return;
    }
    int before = LONGEST_RUN - runInChunk;
    chunkPackets -= runInChunk;
    chunkLost -= runInChunk;
    packets = Math.max(0, packets - before);
    lost = Math.max(0, lost - before);
    if (before == 0) {
      chunkRuns--;
    } else {
      runs = Math.max(0, runs - 1);
    }
    runInChunk = 0;
  }

  LossEstimate estimate() {
    return estimate(packets + chunkPackets, lost + chunkLost, runs + chunkRuns);
  }

  private static LossEstimate estimate(double packets, double lost, double runs) {
    if (packets == 0) {
      return LossEstimate.NONE;
    }
    // A run may have begun in a chunk that is forgotten.
    double burst = runs == 0 ? lost : lost / runs;
    return new LossEstimate(packets, lost / packets, Math.max(1, burst));
  }

  private void closeChunk() {
    if (contradicts()) {
      packets = 0;
      lost = 0;
      runs = 0;
    } else if (packets + chunkPackets > MOST_PACKETS) {
      packets /= 2;
      lost /= 2;
      runs /= 2;
    }
    packets += chunkPackets;
    lost += chunkLost;
    runs += chunkRuns;
    chunkPackets = 0;
    chunkLost = 0;
    chunkRuns = 0;
    runInChunk = 0;
  }

  /** One loss more than was seen may be the truth, and one more or less never contradicts. */
  private boolean contradicts() {
    LossEstimate known = estimate(packets + 2, lost + 1, runs + 1);
    double difference = Math.abs(chunkLost - known.loss() * chunkPackets);
    return difference > 1 + CONTRADICTION * chunkPackets * known.standardError(chunkPackets);
  }
}
