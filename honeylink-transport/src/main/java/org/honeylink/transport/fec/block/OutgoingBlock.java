package org.honeylink.transport.fec.block;

import java.util.Arrays;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.packet.ParityFields;

/**
 * Collects the bodies of DATA packets into blocks and makes their parity. One block is open at a
 * time; its parity must be taken before the next data is added.
 *
 * <p>A block closes when full, or some time after its first shard, with the data shards it then
 * has: nobody waits for traffic that does not come.
 */
public final class OutgoingBlock {

  /** Bytes of a shard before the body of the DATA packet. */
  public static final int LENGTH_BYTES = ShardCodes.LENGTH_BYTES;

  private final FecScheme scheme;
  private final int largestShardBytes;
  private final long waitMicros;
  private final ShardCodes codes;
  private final byte[][] shards; // [k + m], made when first needed
  private final int[] shardBytes;

  private long number;
  private int count;
  private long closesMicros = Long.MAX_VALUE;
  private int parityTaken;
  private int parityBytes; // 0 while the block is open

  /**
   * @param largestShardBytes longest body of a DATA packet and 2
   * @param waitMicros longest time from a block's first shard until it closes
   */
  public OutgoingBlock(FecScheme scheme, int largestShardBytes, long waitMicros) {
    this.scheme = scheme;
    this.largestShardBytes = largestShardBytes;
    this.waitMicros = waitMicros;
    this.codes = new ShardCodes(scheme);
    this.shards = new byte[scheme.totalShards()][];
    this.shardBytes = new int[scheme.dataShards()];
  }

  /** Block number for the next DATA packet. */
  public long number() {
    return number;
  }

  /** Shard index for the next DATA packet. */
  public int nextIndex() {
    return count;
  }

  /** Which DATA packet of the epoch the next one is. */
  public long nextOrdinal() {
    return number + count;
  }

  /** Adds the body of a DATA packet that goes out now; copied. */
  public void add(byte[] body, int offset, int length, long nowMicros) {
    if (scheme.isNone()) {
      number++;
      return;
    }
    ShardCodes.write(shard(count), body, offset, length);
    shardBytes[count] = ShardCodes.LENGTH_BYTES + length;
    if (count == 0) {
      closesMicros = nowMicros + waitMicros;
    }
    count++;
    if (count == scheme.dataShards()) {
      close();
    }
  }

  /** When the open block closes; {@link Long#MAX_VALUE} when there is none. */
  public long closesMicros() {
    return closesMicros;
  }

  public void closeIfDue(long nowMicros) {
    if (nowMicros >= closesMicros) {
      close();
    }
  }

  /** Length of the parity shards that wait to be sent; 0 when there are none. */
  public int parityBytes() {
    return parityBytes;
  }

  /** Fields of the next parity shard; only when {@link #parityBytes} is not 0. */
  public ParityFields parityFields() {
    return new ParityFields(number, count + parityTaken, count, scheme.parityShards(), parityBytes);
  }

  /** Copies the next parity shard out; after the last one a new block begins. */
  public void takeParity(byte[] target, int offset) {
    System.arraycopy(shards[scheme.dataShards() + parityTaken], 0, target, offset, parityBytes);
    parityTaken++;
    if (parityTaken == scheme.parityShards()) {
      number += count;
      count = 0;
      parityTaken = 0;
      parityBytes = 0;
    }
  }

  private void close() {
    closesMicros = Long.MAX_VALUE;
    int longest = 0;
    for (int i = 0; i < count; i++) {
      longest = Math.max(longest, shardBytes[i]);
    }
    int parity = scheme.parityShards();
    byte[][] block = new byte[count + parity][];
    for (int i = 0; i < count; i++) {
      block[i] = shard(i);
      Arrays.fill(block[i], shardBytes[i], longest, (byte) 0);
    }
    for (int i = 0; i < parity; i++) {
      block[count + i] = shard(scheme.dataShards() + i);
    }
    codes.of(count).encode(block, longest);
    parityBytes = longest;
  }

  private byte[] shard(int index) {
    if (shards[index] == null) {
      shards[index] = new byte[largestShardBytes];
    }
    return shards[index];
  }
}
