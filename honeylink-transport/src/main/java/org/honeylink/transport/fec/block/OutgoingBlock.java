package org.honeylink.transport.fec.block;

import java.util.Arrays;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.packet.ParityFields;

/**
 * Collects the bodies of DATA packets into blocks and makes their parity. One block is open at a
 * time; its parity must be taken before the next data is added. A new plan begins with a new block.
 *
 * <p>A block closes when full, or some time after its first shard, with the data shards it then
 * has: nobody waits for traffic that does not come.
 */
public final class OutgoingBlock {

  /** Bytes of a shard before the body of the DATA packet. */
  public static final int LENGTH_BYTES = ShardCodes.LENGTH_BYTES;

  private static final byte[] NOTHING = new byte[0];

  private final int largestShardBytes;
  private final long waitMicros;
  private final ShardCodes codes = new ShardCodes();
  private BlockPlan plan;
  private BlockPlan nextPlan;
  private byte[][] data = {}; // arrays are made when first needed
  private byte[][] parity = {};
  private int[] shardBytes = {};

  private long number;
  private int count;
  private long closesMicros = Long.MAX_VALUE;
  private int parityShards; // of the closed block
  private int parityTaken;
  private int parityBytes; // 0 while the block is open

  /**
   * @param largestShardBytes longest body of a DATA packet and 2
   * @param waitMicros longest time from a block's first shard until it closes
   */
  public OutgoingBlock(FecScheme scheme, int largestShardBytes, long waitMicros) {
    this.plan = BlockPlan.fixed(scheme);
    this.nextPlan = plan;
    this.largestShardBytes = largestShardBytes;
    this.waitMicros = waitMicros;
    begin();
  }

  /** From the next block on. */
  public void plan(BlockPlan next) {
    nextPlan = next;
    if (count == 0) {
      begin();
    }
  }

  /** Whether parity will follow the next DATA packet. */
  public boolean isCoded() {
    return !plan.scheme().isNone();
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
    if (!isCoded()) {
      number++;
      return;
    }
    ShardCodes.write(shard(data, count), body, offset, length);
    shardBytes[count] = ShardCodes.LENGTH_BYTES + length;
    if (count == 0) {
      closesMicros = nowMicros + waitMicros;
    }
    count++;
    if (count == plan.scheme().dataShards()) {
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
    return new ParityFields(number, count + parityTaken, count, parityShards, parityBytes);
  }

  /** Copies the next parity shard out; after the last one a new block begins. */
  public void takeParity(byte[] target, int offset) {
    System.arraycopy(parity[parityTaken], 0, target, offset, parityBytes);
    parityTaken++;
    if (parityTaken == parityShards) {
      next();
    }
  }

  /** Gives up the parity that waits; a new block begins. Nothing when none waits. */
  public void skipParity() {
    if (parityBytes > 0) {
      next();
    }
  }

  private void next() {
    number += count;
    count = 0;
    parityTaken = 0;
    parityBytes = 0;
    begin();
  }

  private void begin() {
    plan = nextPlan;
    FecScheme scheme = plan.scheme();
    if (isCoded() && (data.length < scheme.dataShards() || parity.length < scheme.parityShards())) {
      data = grown(data, scheme.dataShards());
      parity = grown(parity, scheme.parityShards());
      shardBytes = new int[data.length];
    }
  }

  private static byte[][] grown(byte[][] shards, int count) {
    byte[][] more = Arrays.copyOf(shards, Math.max(shards.length, count));
    Arrays.fill(more, shards.length, more.length, NOTHING);
    return more;
  }

  private void close() {
    closesMicros = Long.MAX_VALUE;
    parityShards = plan.parityShards(count);
    int longest = 0;
    for (int i = 0; i < count; i++) {
      longest = Math.max(longest, shardBytes[i]);
    }
    byte[][] block = new byte[count + parityShards][];
    for (int i = 0; i < count; i++) {
      block[i] = shard(data, i);
      Arrays.fill(block[i], shardBytes[i], longest, (byte) 0);
    }
    for (int i = 0; i < parityShards; i++) {
      block[count + i] = shard(parity, i);
    }
    codes.of(count, parityShards).encode(block, longest);
    parityBytes = longest;
  }

  private byte[] shard(byte[][] shards, int index) {
    if (shards[index].length == 0) {
      shards[index] = new byte[largestShardBytes];
    }
    return shards[index];
  }
}
