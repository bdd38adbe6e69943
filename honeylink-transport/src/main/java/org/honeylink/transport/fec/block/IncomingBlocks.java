package org.honeylink.transport.fec.block;

import java.util.ArrayList;
import java.util.List;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.packet.ParityFields;
import org.jspecify.annotations.Nullable;

/**
 * The newest blocks of a stream, and what FEC makes of them. Holds a bounded number of blocks and
 * of shards: an older block that is still incomplete gives way. Each block may have another scheme:
 * its parity says which. Given authentic shards only.
 */
public final class IncomingBlocks {

  /** Blocks known at once. */
  public static final int MOST_OPEN = 8;

  /** Shards held at once, and those of the block that is being added to. */
  static final int MOST_SHARDS = 192;

  private final FecScheme largest;
  private final RebuiltSink sink;
  private final ShardCodes codes = new ShardCodes();
  private final ShardPool pool;
  private final List<IncomingBlock> blocks = new ArrayList<>(MOST_OPEN);
  private long retiredBelow;

  /**
   * @param largest most data and parity shards that a block may have; NONE when there is no parity
   * @param largestShardBytes longest body of a DATA packet and 2; longer ones are not protected
   */
  public IncomingBlocks(FecScheme largest, int largestShardBytes, RebuiltSink sink) {
    this.largest = largest;
    this.sink = sink;
    this.pool = new ShardPool(largestShardBytes);
  }

  /**
   * Takes the body of a DATA packet; copied.
   *
   * @return false when the fields exceed the largest block or contradict what is known of this one
   */
  public boolean onData(long number, int index, byte[] body, int offset, int length) {
    if (index >= largest.dataShards()) {
      return false;
    }
    if (largest.isNone() || ShardCodes.LENGTH_BYTES + length > pool.shardBytes()) {
      return true;
    }
    IncomingBlock block = find(number);
    return block == null
        || (block.addData(index, body, offset, length) && block.rebuild(codes, sink));
  }

  /**
   * Takes a parity shard; copied.
   *
   * @param bodyBytes what the packet held
   * @return false when the fields exceed the largest block or contradict what is known of this one
   */
  public boolean onParity(ParityFields fields, byte[] body, int offset, int bodyBytes) {
    if (!isSane(fields, bodyBytes)) {
      return false;
    }
    IncomingBlock block = find(fields.blockNumber());
    return block == null || (block.addParity(fields, body, offset) && block.rebuild(codes, sink));
  }

  /** Shards held for blocks that are not complete. */
  int shardsHeld() {
    return pool.inUse();
  }

  private boolean isSane(ParityFields fields, int bodyBytes) {
    int parityIndex = fields.shardIndex() - fields.dataShards();
    return !largest.isNone()
        && fields.dataShards() >= 1
        && fields.dataShards() <= largest.dataShards()
        && fields.parityShards() <= largest.parityShards()
        && parityIndex >= 0
        && parityIndex < fields.parityShards()
        && fields.shardBytes() == bodyBytes
        && bodyBytes > ShardCodes.LENGTH_BYTES
        && bodyBytes <= pool.shardBytes();
  }

  /** The block, opened when it is new; null when it is too old to be kept. */
  private @Nullable IncomingBlock find(long number) {
    while (pool.inUse() > MOST_SHARDS && !blocks.isEmpty()) {
      if (!retireOldest(number)) {
        return null;
      }
    }
    if (number < retiredBelow) {
      return null;
    }
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).number() == number) {
        return blocks.get(i);
      }
    }
    if (blocks.size() == MOST_OPEN && !retireOldest(number)) {
      return null;
    }
    IncomingBlock block = new IncomingBlock(number, largest.dataShards(), pool);
    blocks.add(block);
    return block;
  }

  private boolean retireOldest(long number) {
    int oldest = 0;
    for (int i = 1; i < blocks.size(); i++) {
      if (blocks.get(i).number() < blocks.get(oldest).number()) {
        oldest = i;
      }
    }
    IncomingBlock block = blocks.get(oldest);
    if (number < block.number()) {
      return false;
    }
    block.finish();
    blocks.remove(oldest);
    retiredBelow = block.number() + 1;
    return true;
  }
}
