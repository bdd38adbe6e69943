package org.honeylink.transport.fec.block;

import java.util.Arrays;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.packet.ParityFields;

/** What arrived of one block. Its size is known when parity came. */
final class IncomingBlock {

  private static final byte[] NOTHING = new byte[0];

  private final long number;
  private final FecScheme scheme;
  private final ShardPool pool;
  private final byte[][] shards; // data at 0.., parity at the scheme's data shards..
  private final int[] bytes; // 0 while absent
  private int dataArrived;
  private int parityArrived;
  private int dataShards; // 0 while unknown
  private int shardBytes;
  private boolean finished;

  IncomingBlock(long number, FecScheme scheme, ShardPool pool) {
    this.number = number;
    this.scheme = scheme;
    this.pool = pool;
    this.shards = new byte[scheme.totalShards()][];
    this.bytes = new int[scheme.totalShards()];
    Arrays.fill(shards, NOTHING);
  }

  long number() {
    return number;
  }

  /**
   * @return false when it contradicts what is known of the block
   */
  boolean addData(int index, byte[] body, int offset, int length) {
    int size = ShardCodes.LENGTH_BYTES + length;
    if (dataShards > 0 && (index >= dataShards || size > shardBytes)) {
      return false;
    }
    if (finished || bytes[index] > 0) {
      return true;
    }
    shards[index] = pool.take();
    ShardCodes.write(shards[index], body, offset, length);
    bytes[index] = size;
    dataArrived++;
    if (dataArrived == (dataShards == 0 ? scheme.dataShards() : dataShards)) {
      finish();
    }
    return true;
  }

  /**
   * @return false when it contradicts what is known of the block
   */
  boolean addParity(ParityFields fields, byte[] body, int offset) {
    if (finished) {
      return true;
    }
    if (dataShards == 0 && !learnSize(fields)) {
      return false;
    }
    if (fields.dataShards() != dataShards || fields.shardBytes() != shardBytes) {
      return false;
    }
    int index = scheme.dataShards() + fields.shardIndex() - dataShards;
    if (bytes[index] == 0) {
      shards[index] = pool.take();
      System.arraycopy(body, offset, shards[index], 0, shardBytes);
      bytes[index] = shardBytes;
      parityArrived++;
    }
    if (dataArrived == dataShards) {
      finish();
    }
    return true;
  }

  /**
   * Rebuilds what is missing, once enough arrived.
   *
   * @return false when the rebuilt shards are nonsense
   */
  boolean rebuild(ShardCodes codes, RebuiltSink sink) {
    if (finished || dataShards == 0 || dataArrived + parityArrived < dataShards) {
      return true;
    }
    byte[][] block = new byte[dataShards + scheme.parityShards()][];
    boolean[] present = new boolean[block.length];
    for (int i = 0; i < block.length; i++) {
      int place = i < dataShards ? i : scheme.dataShards() + i - dataShards;
      present[i] = bytes[place] > 0;
      if (i < dataShards && !present[i]) {
        shards[i] = pool.take();
      }
      block[i] = shards[place];
      if (i < dataShards && present[i]) {
        Arrays.fill(block[i], bytes[i], shardBytes, (byte) 0);
      }
    }
    codes.of(dataShards).rebuildData(block, present, shardBytes);
    boolean sane = hand(block, present, sink);
    finish();
    return sane;
  }

  private boolean hand(byte[][] block, boolean[] present, RebuiltSink sink) {
    boolean sane = true;
    for (int i = 0; i < dataShards; i++) {
      if (present[i]) {
        continue;
      }
      int length = ShardCodes.bodyBytes(block[i]);
      if (ShardCodes.LENGTH_BYTES + length <= shardBytes) {
        sink.onRebuilt(number + i, block[i], ShardCodes.LENGTH_BYTES, length);
      } else {
        sane = false;
      }
    }
    return sane;
  }

  /** Gives the shards back. The block stays known, so that what comes late opens no new one. */
  void finish() {
    finished = true;
    for (int i = 0; i < shards.length; i++) {
      if (shards[i].length > 0) {
        pool.give(shards[i]);
        shards[i] = NOTHING;
      }
    }
  }

  private boolean learnSize(ParityFields fields) {
    for (int i = 0; i < scheme.dataShards(); i++) {
      if (bytes[i] > 0 && (i >= fields.dataShards() || bytes[i] > fields.shardBytes())) {
        return false;
      }
    }
    dataShards = fields.dataShards();
    shardBytes = fields.shardBytes();
    return true;
  }
}
