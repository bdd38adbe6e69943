package org.honeylink.transport.fec;

import java.util.Arrays;
import org.honeylink.transport.fec.kernel.FieldMatrix;

/**
 * How to make the missing shards of one loss pattern out of those that are there. Immutable: all
 * fields are final and the arrays are never written after construction.
 */
final class RebuildPlan {

  private final long[] presentBits;
  private final int[] sources;
  private final int[] missing;
  private final int missingData;
  private final FieldMatrix matrix;

  RebuildPlan(
      long[] presentBits, int[] sources, int[] missing, int missingData, FieldMatrix matrix) {
    this.presentBits = presentBits;
    this.sources = sources;
    this.missing = missing;
    this.missingData = missingData;
    this.matrix = matrix;
  }

  static boolean has(long[] presentBits, int shard) {
    return (presentBits[shard >>> 6] >>> shard & 1) == 1;
  }

  boolean isFor(long[] pattern) {
    return Arrays.equals(presentBits, pattern);
  }

  /** Index of the shard that is input {@code i}. */
  int source(int i) {
    return sources[i];
  }

  /** Index of the shard that output {@code i} rebuilds; data shards come first. */
  int missing(int i) {
    return missing[i];
  }

  int missingCount() {
    return missing.length;
  }

  int missingData() {
    return missingData;
  }

  /** One row for each missing shard, one column for each source. */
  FieldMatrix matrix() {
    return matrix;
  }
}
