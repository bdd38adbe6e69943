package org.honeylink.transport.fec.block;

import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.fec.ReedSolomon;
import org.jspecify.annotations.Nullable;

/** The codes of one scheme: one for each number of data shards a block may close with. */
final class ShardCodes {

  /** Bytes before the body in a shard: its length. */
  static final int LENGTH_BYTES = 2;

  private final FecScheme scheme;
  private final @Nullable ReedSolomon[] codes;

  ShardCodes(FecScheme scheme) {
    this.scheme = scheme;
    this.codes = new ReedSolomon[scheme.dataShards() + 1];
  }

  ReedSolomon of(int dataShards) {
    ReedSolomon code = codes[dataShards];
    if (code == null) {
      code = new ReedSolomon(dataShards, scheme.parityShards());
      codes[dataShards] = code;
    }
    return code;
  }

  /** Writes length and body into a shard, without the zeros behind. */
  static void write(byte[] shard, byte[] body, int offset, int length) {
    shard[0] = (byte) (length >>> 8);
    shard[1] = (byte) length;
    System.arraycopy(body, offset, shard, LENGTH_BYTES, length);
  }

  /** Length of the body in a shard; may exceed the shard when the peer wrote nonsense. */
  static int bodyBytes(byte[] shard) {
    return ((shard[0] & 0xff) << 8) | (shard[1] & 0xff);
  }
}
