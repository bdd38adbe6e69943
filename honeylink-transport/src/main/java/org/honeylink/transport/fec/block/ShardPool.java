package org.honeylink.transport.fec.block;

import java.util.ArrayDeque;
import java.util.Deque;

/** Arrays for shards, used again and again. As many as were ever in use at once. */
final class ShardPool {

  private final int shardBytes;
  private final Deque<byte[]> free = new ArrayDeque<>();
  private int inUse;

  ShardPool(int shardBytes) {
    this.shardBytes = shardBytes;
  }

  int shardBytes() {
    return shardBytes;
  }

  /** Arrays taken and not given back. */
  int inUse() {
    return inUse;
  }

  /** An array with any content. */
  byte[] take() {
    inUse++;
    byte[] shard = free.poll();
    return shard == null ? new byte[shardBytes] : shard;
  }

  void give(byte[] shard) {
    inUse--;
    free.push(shard);
  }
}
