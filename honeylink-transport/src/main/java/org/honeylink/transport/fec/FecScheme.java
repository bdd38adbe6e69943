package org.honeylink.transport.fec;

/**
 * How many parity shards protect how many data shards of a block.
 *
 * @param dataShards 1 to 255
 * @param parityShards 0 (nothing is protected) upwards; no more than 256 shards in all
 */
public record FecScheme(int dataShards, int parityShards) {

  /** Most shards of a block: the elements of GF(2^8). */
  public static final int MAX_SHARDS = 256;

  /** No parity; every packet is a block of its own. */
  public static final FecScheme NONE = new FecScheme(1, 0);

  /** For QoS priority {@code burst}: half as much again. */
  public static final FecScheme BURST = new FecScheme(10, 5);

  /** For QoS priority {@code normal}: a fifth more. */
  public static final FecScheme NORMAL = new FecScheme(10, 2);

  /**
   * For policies that ask for a fifth more. Of packets lost at random, a tenth of all, it brings
   * back 95 %, and no shorter block with a fifth of parity does: {@link #NORMAL} brings back 70 %.
   */
  public static final FecScheme LIGHT = new FecScheme(60, 12);

  /** For QoS priority {@code latency}: a tenth more. */
  public static final FecScheme LATENCY = new FecScheme(10, 1);

  public FecScheme {
    if (dataShards < 1 || parityShards < 0 || dataShards > MAX_SHARDS - parityShards) {
      throw new IllegalArgumentException(
          "a block has 1 data shard or more and at most 256 shards, not %d+%d"
              .formatted(dataShards, parityShards));
    }
  }

  /** True when there is no parity. */
  public boolean isNone() {
    return parityShards == 0;
  }

  /** Whether it has just so many shards. */
  public boolean is(int data, int parity) {
    return dataShards == data && parityShards == parity;
  }

  /** Data and parity together. */
  public int totalShards() {
    return dataShards + parityShards;
  }

  /** As people write it: {@code 10+2}. */
  @Override
  public String toString() {
    return dataShards + "+" + parityShards;
  }
}
