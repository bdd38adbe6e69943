package org.honeylink.transport.fec;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.honeylink.transport.fec.kernel.FieldMatrix;

/**
 * The matrices of one scheme, shared by all streams that use it: the generator, and the rebuild
 * plans met so far. Thread-safe.
 *
 * <p>The generator is the Vandermonde matrix times the inverse of its own top square, so that its
 * top is the identity (data shards pass unchanged) and any k rows can still be inverted.
 */
final class ErasureCode {

  private static final ConcurrentHashMap<FecScheme, ErasureCode> CODES = new ConcurrentHashMap<>();

  // Losses of one or two shards of 10+5 make 120 patterns, all of its losses 4,943: a slot for
  // each of the usual ones; two that meet in a slot take turns.
  private static final int PLAN_SLOTS = 1024;
  private static final int FEWEST_PLAN_SLOTS = 16;
  private static final int USUAL_ELEMENTS = 10 * 15; // of the matrix of 10+5

  // Peers name schemes as they like; what is beyond this is made again by each stream.
  private static final int MOST_CODES = 512;

  private final FecScheme scheme;
  private final FieldMatrix generator;
  private final FieldMatrix parity;
  private final AtomicReferenceArray<RebuildPlan> plans;

  private ErasureCode(FecScheme scheme) {
    this.scheme = scheme;
    this.plans = new AtomicReferenceArray<>(planSlots(scheme));
    int k = scheme.dataShards();
    FieldMatrix vandermonde = FieldMatrix.vandermonde(scheme.totalShards(), k);
    this.generator = vandermonde.times(vandermonde.pick(IntStream.range(0, k).toArray()).inverse());
    this.parity = generator.pick(IntStream.range(k, scheme.totalShards()).toArray());
  }

  static ErasureCode of(FecScheme scheme) {
    ErasureCode known = CODES.get(scheme);
    if (known != null) {
      return known;
    }
    return CODES.size() < MOST_CODES
        ? CODES.computeIfAbsent(scheme, ErasureCode::new)
        : new ErasureCode(scheme);
  }

  /** A power of two; fewer where a plan is larger and its pattern less likely to come again. */
  private static int planSlots(FecScheme scheme) {
    int elements = scheme.dataShards() * scheme.totalShards();
    int slots = Integer.highestOneBit(PLAN_SLOTS * USUAL_ELEMENTS / elements);
    return Math.clamp(slots, FEWEST_PLAN_SLOTS, PLAN_SLOTS);
  }

  /** Rows that make parity of data. */
  FieldMatrix parity() {
    return parity;
  }

  /**
   * How to rebuild what a pattern says is missing.
   *
   * @param presentBits bit i of the pattern is 1 when shard i is there; at least k are; not kept
   */
  RebuildPlan plan(long[] presentBits) {
    int slot = slot(presentBits);
    RebuildPlan plan = plans.getAcquire(slot);
    if (plan == null || !plan.isFor(presentBits)) {
      plan = newPlan(presentBits.clone());
      plans.setRelease(slot, plan);
    }
    return plan;
  }

  private int slot(long[] presentBits) {
    long mixed = Arrays.hashCode(presentBits) * 0x9E3779B97F4A7C15L; // Fibonacci hashing
    return (int) (mixed >>> 32) & (plans.length() - 1);
  }

  private RebuildPlan newPlan(long[] presentBits) {
    int[] sources =
        IntStream.range(0, scheme.totalShards())
            .filter(shard -> RebuildPlan.has(presentBits, shard))
            .limit(scheme.dataShards())
            .toArray();
    int[] missing =
        IntStream.range(0, scheme.totalShards())
            .filter(shard -> !RebuildPlan.has(presentBits, shard))
            .toArray();
    int missingData =
        (int) IntStream.of(missing).filter(shard -> shard < scheme.dataShards()).count();
    // data = inverse(rows received) * received; any shard = its generator row * data.
    FieldMatrix dataOfSources = generator.pick(sources).inverse();
    FieldMatrix matrix = generator.pick(missing).times(dataOfSources);
    return new RebuildPlan(presentBits, sources, missing, missingData, matrix);
  }
}
