package org.honeylink.control.session.domain;

/**
 * Shards of one block of forward error correction.
 *
 * @param dataShards shards with data, 1 to 255
 * @param parityShards shards that repair, 0 (none) to 255
 */
public record FecLevel(int dataShards, int parityShards) {

  /** GF(2^8) has room for no more shards than this, data and parity together. */
  public static final int MAX_SHARDS = 255;

  public FecLevel {
    if (dataShards < 1 || parityShards < 0 || dataShards + parityShards > MAX_SHARDS) {
      throw new IllegalArgumentException(
          "no block of " + dataShards + " data and " + parityShards + " parity shards");
    }
  }
}
