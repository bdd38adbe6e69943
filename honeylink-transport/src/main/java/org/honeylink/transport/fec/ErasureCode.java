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

  private final FecScheme scheme;
  private final FieldMatrix generator;
  private final FieldMatrix parity;
  private final AtomicReferenceArray<RebuildPlan> plans = new AtomicReferenceArray<>(PLAN_SLOTS);

  private ErasureCode(FecScheme scheme) {
    this.scheme = scheme;
    int k = scheme.dataShards();
    FieldMatrix vandermonde = FieldMatrix.vandermonde(scheme.totalShards(), k);
    this.generator = vandermonde.times(vandermonde.pick(IntStream.range(0, k).toArray()).inverse());
    this.parity = generator.pick(IntStream.range(k, scheme.totalShards()).toArray());
  }

  static ErasureCode of(FecScheme scheme) {
    return CODES.computeIfAbsent(scheme, ErasureCode::new);
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

  private static int slot(long[] presentBits) {
    long mixed = Arrays.hashCode(presentBits) * 0x9E3779B97F4A7C15L; // Fibonacci hashing
    return (int) (mixed >>> 32) & (PLAN_SLOTS - 1);
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
