package org.honeylink.transport.fec.block;

import java.util.ArrayList;
import java.util.List;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.packet.ParityFields;
import org.jspecify.annotations.Nullable;

/**
 * The newest blocks of a stream, and what FEC makes of them. Holds a bounded number: an older block
 * that is still incomplete gives way. Given authentic shards only.
 */
public final class IncomingBlocks {

  /** Blocks known at once. */
  public static final int MOST_OPEN = 8;

  private final FecScheme scheme;
  private final RebuiltSink sink;
  private final ShardCodes codes;
  private final ShardPool pool;
  private final List<IncomingBlock> blocks = new ArrayList<>(MOST_OPEN);
  private long retiredBelow;

  /**
   * @param largestShardBytes longest body of a DATA packet and 2; longer ones are not protected
   */
  public IncomingBlocks(FecScheme scheme, int largestShardBytes, RebuiltSink sink) {
    this.scheme = scheme;
    this.sink = sink;
    this.codes = new ShardCodes(scheme);
    this.pool = new ShardPool(largestShardBytes);
  }

  /**
   * Takes the body of a DATA packet; copied.
   *
   * @return false when the fields contradict the scheme or what is known of the block
   */
  public boolean onData(long number, int index, byte[] body, int offset, int length) {
    if (index >= scheme.dataShards()) {
      return false;
    }
    if (scheme.isNone() || ShardCodes.LENGTH_BYTES + length > pool.shardBytes()) {
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
   * @return false when the fields contradict the scheme or what is known of the block
   */
  public boolean onParity(ParityFields fields, byte[] body, int offset, int bodyBytes) {
    if (!isSane(fields, bodyBytes)) {
      return false;
    }
    IncomingBlock block = find(fields.blockNumber());
    return block == null || (block.addParity(fields, body, offset) && block.rebuild(codes, sink));
  }

  private boolean isSane(ParityFields fields, int bodyBytes) {
    int parityIndex = fields.shardIndex() - fields.dataShards();
    return !scheme.isNone()
        && fields.dataShards() >= 1
        && fields.dataShards() <= scheme.dataShards()
        && fields.parityShards() == scheme.parityShards()
        && parityIndex >= 0
        && parityIndex < scheme.parityShards()
        && fields.shardBytes() == bodyBytes
        && bodyBytes > ShardCodes.LENGTH_BYTES
        && bodyBytes <= pool.shardBytes();
  }

  /** The block, opened when it is new; null when it is too old to be kept. */
  private @Nullable IncomingBlock find(long number) {
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
    IncomingBlock block = new IncomingBlock(number, scheme, pool);
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
