package org.honeylink.transport.fec.block;

import org.honeylink.transport.fec.FecScheme;

/**
 * How a sender fills its blocks: the scheme of a full one, and the parity of one that closes with
 * fewer data shards. Immutable.
 */
public final class BlockPlan {

  /** Fixed schemes give no block less parity than one of so many data shards. */
  private static final int SHORT_BLOCK = 10;

  private final FecScheme scheme;
  private final byte[] parity; // [data shards]

  private BlockPlan(FecScheme scheme, byte[] parity) {
    this.scheme = scheme;
    this.parity = parity;
  }

  /**
   * A block that closes early gets its part of the parity, rounded up, and as much as one of ten
   * data shards: a long block costs a slow stream no more than a short one.
   */
  public static BlockPlan fixed(FecScheme scheme) {
    byte[] parity = new byte[scheme.dataShards()];
    for (int data = 1; data < parity.length; data++) {
      int share = Math.max(data, SHORT_BLOCK) * scheme.parityShards();
      int shards = Math.ceilDiv(share, scheme.dataShards());
      parity[data] = (byte) Math.min(shards, scheme.parityShards());
    }
    return new BlockPlan(scheme, parity);
  }

  /**
   * @param parity [data shards] parity that blocks get which close with fewer than the scheme's: at
   *     least one, at most the scheme's shards; not copied, not changed
   */
  public static BlockPlan of(FecScheme scheme, byte[] parity) {
    return new BlockPlan(scheme, parity);
  }

  public FecScheme scheme() {
    return scheme;
  }

  /** Parity of a block with so many data shards, 1 or more; 0 without FEC. */
  public int parityShards(int dataShards) {
    int most = scheme.parityShards();
    return dataShards < scheme.dataShards()
        ? Math.clamp(parity[dataShards] & 0xff, Math.min(1, most), most)
        : most;
  }
}
