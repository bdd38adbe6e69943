package org.honeylink.transport.fec.adaptive;

import java.util.concurrent.ConcurrentHashMap;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.fec.block.BlockPlan;
import org.jspecify.annotations.Nullable;

/**
 * The least redundancy that keeps residual loss below a stream's target. Longer blocks need less,
 * and are chosen when the stream sends fast enough to fill them. Immutable, and the same answer for
 * the same question: {@link AdaptiveFec} decides when to ask.
 */
public final class SchemeChooser {

  /** Above this loss at least a fifth more is sent. */
  static final double LIGHT_ABOVE = 0.05;

  /** Above this loss at least half as much again is sent. */
  static final double HEAVY_ABOVE = 0.1;

  private static final int SMALLEST_BLOCK = 10;
  private static final int[] BLOCKS = {16, 24, 32, 48, ParityNeeds.MOST_SHARDS};

  /** Losses and bursts are rounded up to steps of a twentieth: few questions, asked often. */
  private static final double STEP = Math.log(1.05);

  private static final int MOST_KEPT = 4_096;
  private static final ConcurrentHashMap<Question, byte[]> ANSWERS = new ConcurrentHashMap<>();

  private record Question(long lossSteps, long burstSteps, double target, double leastRatio) {

    byte[] answer() {
      double loss = lossSteps == Long.MIN_VALUE ? 0 : Math.min(1, Math.exp(lossSteps * STEP));
      return ParityNeeds.of(new LossModel(loss, Math.exp(burstSteps * STEP)), target, leastRatio);
    }
  }

  private final FecScheme floor;
  private final double target;

  /**
   * @param floor never less than this
   * @param target share of data packets that may stay lost, above 0
   */
  public SchemeChooser(FecScheme floor, double target) {
    this.floor = floor;
    this.target = target;
  }

  /** Largest block that any choice can have. */
  public static FecScheme largest() {
    return new FecScheme(ParityNeeds.MOST_SHARDS, ParityNeeds.MOST_SHARDS);
  }

  /** What to send before anything is measured. */
  BlockPlan floor() {
    return BlockPlan.fixed(floor);
  }

  /** Redundancy of a scheme: parity for each data shard. */
  static double ratio(FecScheme scheme) {
    return (double) scheme.parityShards() / scheme.dataShards();
  }

  /**
   * @param allowance loss is taken as so many times what was measured
   * @param mostData data shards that a block can have before its time is over
   */
  BlockPlan choose(LossEstimate estimate, double allowance, int mostData) {
    byte[] needs = needs(estimate, allowance);
    int smallest = floor.isNone() ? SMALLEST_BLOCK : floor.dataShards();
    int best = smallest;
    for (int data : BLOCKS) {
      if (data > best && data <= mostData && needs[data] * best < needs[best] * data) {
        best = data;
      }
    }
    return plan(best, needs);
  }

  /** The same scheme with short blocks as the estimate asks; null when it does not suffice. */
  @Nullable BlockPlan keep(FecScheme scheme, LossEstimate estimate) {
    byte[] needs = needs(estimate, 1);
    return needs[scheme.dataShards()] <= scheme.parityShards() ? BlockPlan.of(scheme, needs) : null;
  }

  private static BlockPlan plan(int data, byte[] needs) {
    return needs[data] == 0
        ? BlockPlan.fixed(FecScheme.NONE)
        : BlockPlan.of(new FecScheme(data, needs[data]), needs);
  }

  private byte[] needs(LossEstimate estimate, double allowance) {
    double loss = Math.min(1, estimate.cautiousLoss() * allowance);
    Question question =
        new Question(
            steps(loss),
            steps(estimate.meanBurst()),
            target,
            leastRatio(estimate.loss() * allowance));
    byte[] known = ANSWERS.get(question);
    if (known != null) {
      return known;
    }
    byte[] answer = question.answer();
    if (ANSWERS.size() < MOST_KEPT) {
      ANSWERS.put(question, answer);
    }
    return answer;
  }

  private double leastRatio(double loss) {
    double least = loss > HEAVY_ABOVE ? 0.5 : loss > LIGHT_ABOVE ? 0.2 : 0;
    return Math.max(ratio(floor), least);
  }

  private static long steps(double value) {
    return value == 0 ? Long.MIN_VALUE : (long) Math.ceil(Math.log(value) / STEP - 1e-9);
  }
}
