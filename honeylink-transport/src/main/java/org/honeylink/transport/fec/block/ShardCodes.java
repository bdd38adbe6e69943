package org.honeylink.transport.fec.block;

import java.util.HashMap;
import java.util.Map;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.fec.ReedSolomon;
import org.jspecify.annotations.Nullable;

/** The codes that one end of a stream uses: blocks differ in data and parity shards. */
final class ShardCodes {

  /** Bytes before the body in a shard: its length. */
  static final int LENGTH_BYTES = 2;

  /** More are made anew, whatever a peer names. */
  private static final int MOST_KEPT = 32;

  private final Map<FecScheme, ReedSolomon> codes = new HashMap<>();
  private @Nullable ReedSolomon last;

  ReedSolomon of(int dataShards, int parityShards) {
    ReedSolomon code = last;
    if (code == null || !code.scheme().is(dataShards, parityShards)) {
      code = find(new FecScheme(dataShards, parityShards));
      last = code;
    }
    return code;
  }

  private ReedSolomon find(FecScheme scheme) {
    if (codes.size() == MOST_KEPT && !codes.containsKey(scheme)) {
      codes.clear();
    }
    return codes.computeIfAbsent(scheme, ReedSolomon::new);
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
