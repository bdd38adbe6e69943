package org.honeylink.transport.fec.block;

import java.util.ArrayDeque;
import java.util.Deque;

/** Arrays for shards, used again and again. As many as were ever in use at once. */
final class ShardPool {

  private final int shardBytes;
  private final Deque<byte[]> free = new ArrayDeque<>();

  ShardPool(int shardBytes) {
    this.shardBytes = shardBytes;
  }

  int shardBytes() {
    return shardBytes;
  }

  /** An array with any content. */
  byte[] take() {
    byte[] shard = free.poll();
    return shard == null ? new byte[shardBytes] : shard;
  }

  void give(byte[] shard) {
    free.push(shard);
  }
}
