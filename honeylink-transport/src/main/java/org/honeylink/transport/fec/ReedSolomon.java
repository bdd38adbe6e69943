package org.honeylink.transport.fec;

import java.util.Arrays;
import org.honeylink.transport.fec.kernel.FecKernel;
import org.honeylink.transport.fec.kernel.FecKernels;

/**
 * Systematic Reed-Solomon erasure code over GF(2^8), polynomial 0x11D: any k of k + m shards bring
 * back the others. Byte-compatible with Backblaze JavaReedSolomon.
 *
 * <p>Allocates nothing once a loss pattern has been met. Not thread-safe (it reuses its scratch
 * memory); an instance is small, the matrices are shared by all of one scheme.
 */
public final class ReedSolomon {

  private static final byte[] NOTHING = new byte[0];

  private final FecScheme scheme;
  private final ErasureCode code;
  private final FecKernel kernel;
  private final byte[][] inputs;
  private final byte[][] outputs;
  private final long[] presentBits;

  /**
   * @throws IllegalArgumentException when there is no parity or there are more than 256 shards
   */
  public ReedSolomon(int dataShards, int parityShards) {
    this(new FecScheme(dataShards, parityShards));
  }

  /**
   * @throws IllegalArgumentException when the scheme is {@link FecScheme#NONE}
   */
  public ReedSolomon(FecScheme scheme) {
    this(scheme, FecKernels.preferred());
  }

  ReedSolomon(FecScheme scheme, FecKernel kernel) {
    if (scheme.isNone()) {
      throw new IllegalArgumentException("a code without parity shards rebuilds nothing");
    }
    this.scheme = scheme;
    this.code = ErasureCode.of(scheme);
    this.kernel = kernel;
    this.inputs = new byte[scheme.dataShards()][];
    this.outputs = new byte[scheme.parityShards()][];
    this.presentBits = new long[(scheme.totalShards() + 63) >>> 6];
    clearScratch();
  }

  public FecScheme scheme() {
    return scheme;
  }

  /** Which kernel does the work, for one line in the log. */
  public static String describeKernel() {
    return FecKernels.preferred().describe();
  }

  /**
   * Writes the parity of the data.
   *
   * @param shards [k + m], data first, then parity; each at least {@code shardBytes} long, of which
   *     the first {@code shardBytes} count; no array twice; not retained
   * @throws IllegalArgumentException when there are not k + m, or one is too short
   */
  public void encode(byte[][] shards, int shardBytes) {
    checkCount(shards.length);
    for (byte[] shard : shards) {
      checkLength(shard, shardBytes);
    }
    System.arraycopy(shards, 0, inputs, 0, inputs.length);
    System.arraycopy(shards, inputs.length, outputs, 0, outputs.length);
    kernel.multiply(code.parity(), inputs, outputs, outputs.length, shardBytes);
    clearScratch();
  }

  /**
   * Rebuilds missing shards in place, data and parity.
   *
   * @param shards [k + m], data first; each at least {@code shardBytes} long; not retained
   * @param present present[i] is true when shards[i] was received; not changed
   * @return shards rebuilt, 0..m; or -1 when fewer than k are present (shards untouched)
   * @throws IllegalArgumentException when there are not k + m, or one is too short
   */
  public int rebuild(byte[][] shards, boolean[] present, int shardBytes) {
    return rebuild(shards, present, shardBytes, false);
  }

  /**
   * As {@link #rebuild} for data shards only; arrays of missing parity are not looked at and may be
   * empty.
   *
   * @return data shards rebuilt, 0..m; or -1 when fewer than k shards are present
   */
  public int rebuildData(byte[][] shards, boolean[] present, int shardBytes) {
    return rebuild(shards, present, shardBytes, true);
  }

  private int rebuild(byte[][] shards, boolean[] present, int shardBytes, boolean dataOnly) {
    checkCount(shards.length);
    checkCount(present.length);
    int presentCount = readPattern(present);
    if (presentCount < inputs.length) {
      return -1;
    }
    if (presentCount == present.length) {
      return 0;
    }
    RebuildPlan plan = code.plan(presentBits);
    int wanted = dataOnly ? plan.missingData() : plan.missingCount();
    if (wanted == 0) {
      return 0;
    }
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = checkLength(shards[plan.source(i)], shardBytes);
    }
    for (int i = 0; i < wanted; i++) {
      outputs[i] = checkLength(shards[plan.missing(i)], shardBytes);
    }
    kernel.multiply(plan.matrix(), inputs, outputs, wanted, shardBytes);
    clearScratch();
    return wanted;
  }

  private int readPattern(boolean[] present) {
    Arrays.fill(presentBits, 0);
    int count = 0;
    for (int shard = 0; shard < present.length; shard++) {
      if (present[shard]) {
        presentBits[shard >>> 6] |= 1L << shard;
        count++;
      }
    }
    return count;
  }

  private void checkCount(int shards) {
    if (shards != scheme.totalShards()) {
      throw new IllegalArgumentException("%d shards for a code of %s".formatted(shards, scheme));
    }
  }

  private static byte[] checkLength(byte[] shard, int shardBytes) {
    if (shardBytes < 0 || shard.length < shardBytes) {
      throw new IllegalArgumentException(
          "shard of %d bytes where %d are to be coded".formatted(shard.length, shardBytes));
    }
    return shard;
  }

  private void clearScratch() {
    Arrays.fill(inputs, NOTHING);
    Arrays.fill(outputs, NOTHING);
  }
}
