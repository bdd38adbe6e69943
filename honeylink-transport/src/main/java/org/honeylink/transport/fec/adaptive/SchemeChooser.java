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
  private static final ConcurrentHashMap<Question, ParityNeeds.Answer> ANSWERS =
      new ConcurrentHashMap<>();

  private record Question(long lossSteps, long burstSteps, double target, double leastRatio) {

    ParityNeeds.Answer answer() {
      double loss = lossSteps == Long.MIN_VALUE ? 0 : Math.min(1, Math.exp(lossSteps * STEP));
      return ParityNeeds.of(new LossModel(loss, Math.exp(burstSteps * STEP)), target, leastRatio);
    }
  }

  private final FecScheme floor;
  private final double target;

  /** [c] what the floor gives a block of c data shards. */
  private final byte[] floorParity = new byte[ParityNeeds.MOST_SHARDS + 1];

  /**
   * @param floor never less than this
   * @param target share of data packets that may stay lost, above 0
   */
  public SchemeChooser(FecScheme floor, double target) {
    this.floor = floor;
    this.target = target;
    BlockPlan fixed = BlockPlan.fixed(floor);
    for (int data = 1; data < floorParity.length; data++) {
      floorParity[data] = (byte) fixed.parityShards(data);
    }
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
    ParityNeeds.Answer needs = needs(estimate, allowance);
    int best = floor.isNone() ? SMALLEST_BLOCK : floor.dataShards();
    for (int data : BLOCKS) {
      if (data > best && data <= mostData && isBetter(needs, data, best)) {
        best = data;
      }
    }
    return plan(best, needs.parity());
  }

  /** Longer blocks must keep the target with less; where neither does, the longer loses less. */
  private static boolean isBetter(ParityNeeds.Answer needs, int longer, int shorter) {
    byte[] parity = needs.parity();
    return !needs.isReached(shorter)
        || (needs.isReached(longer) && parity[longer] * shorter < parity[shorter] * longer);
  }

  /**
   * The same scheme with short blocks as the estimate asks; null when it does not suffice and
   * another does, or a longer one loses less.
   *
   * @param mostData data shards that a block can have before its time is over
   */
  @Nullable BlockPlan keep(FecScheme scheme, LossEstimate estimate, int mostData) {
    ParityNeeds.Answer needs = needs(estimate, 1);
    int data = scheme.dataShards();
    if (needs.parity()[data] > scheme.parityShards()
        || (!needs.isReached(data) && choose(estimate, 1, mostData).scheme().dataShards() > data)) {
      return null;
    }
    return BlockPlan.of(scheme, withFloor(needs.parity()));
  }

  private BlockPlan plan(int data, byte[] needs) {
    return needs[data] == 0
        ? BlockPlan.fixed(FecScheme.NONE)
        : BlockPlan.of(new FecScheme(data, needs[data]), withFloor(needs));
  }

  /** Short blocks get no less than the floor gives them, which is more than their part of it. */
  private byte[] withFloor(byte[] needs) {
    byte[] parity = needs.clone();
    for (int data = 1; data < parity.length; data++) {
      parity[data] = (byte) Math.max(parity[data], floorParity[data]);
    }
    return parity;
  }

  private ParityNeeds.Answer needs(LossEstimate estimate, double allowance) {
    double loss = Math.min(1, estimate.cautiousLoss() * allowance);
    Question question =
        new Question(
            steps(loss),
            steps(estimate.cautiousBurst()),
            target,
            leastRatio(estimate.loss() * allowance));
    ParityNeeds.Answer known = ANSWERS.get(question);
    if (known != null) {
      return known;
    }
    ParityNeeds.Answer answer = question.answer();
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
