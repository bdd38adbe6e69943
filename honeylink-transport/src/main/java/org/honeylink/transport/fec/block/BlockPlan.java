package org.honeylink.transport.fec.block;

import org.honeylink.transport.fec.FecScheme;

/**
 * How a sender fills its blocks: the scheme of a full one, and the parity of one that closes with
 * fewer data shards. Immutable.
 */
public final class BlockPlan {

  private final FecScheme scheme;
  private final byte[] parity; // [data shards]

  private BlockPlan(FecScheme scheme, byte[] parity) {
    this.scheme = scheme;
    this.parity = parity;
  }

  /** Every block gets the same parity. */
  public static BlockPlan fixed(FecScheme scheme) {
    return new BlockPlan(scheme, new byte[0]);
  }

  /**
   * @param parity [data shards] parity that short blocks get: at least one, at most the scheme's
   *     shards; not copied, not changed
   */
  public static BlockPlan of(FecScheme scheme, byte[] parity) {
    return new BlockPlan(scheme, parity);
  }

  public FecScheme scheme() {
    return scheme;
  }

  /** Parity of a block with so many data shards, 1 or more; 0 without FEC. */
  int parityShards(int dataShards) {
    int most = scheme.parityShards();
    return dataShards < parity.length
        ? Math.clamp(parity[dataShards], Math.min(1, most), most)
        : most;
  }
}
