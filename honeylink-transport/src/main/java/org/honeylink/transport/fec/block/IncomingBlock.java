package org.honeylink.transport.fec.block;

import java.util.Arrays;
import org.honeylink.transport.packet.ParityFields;

/** What arrived of one block. Its size is known when parity came. */
final class IncomingBlock {

  private static final byte[] NOTHING = new byte[0];
  private static final int USUAL_DATA = 10;

  private final long number;
  private final ShardPool pool;
  private final int mostData;
  private byte[][] data; // as far as was needed yet
  private int[] bytes; // of the data shards; 0 while absent
  private byte[][] parity = {}; // empty arrays while absent
  private int dataArrived;
  private int parityArrived;
  private int dataShards; // 0 while unknown
  private int shardBytes;
  private boolean finished;

  /**
   * @param mostData data shards that a block can have
   */
  IncomingBlock(long number, int mostData, ShardPool pool) {
    this.number = number;
    this.mostData = mostData;
    this.pool = pool;
    this.data = nothings(Math.min(mostData, USUAL_DATA));
    this.bytes = new int[data.length];
  }

  private static byte[][] nothings(int count) {
    byte[][] shards = new byte[count][];
    Arrays.fill(shards, NOTHING);
    return shards;
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
    if (finished) {
      return true;
    }
    growTo(index + 1);
    if (bytes[index] > 0) {
      return true;
    }
    data[index] = pool.take();
    ShardCodes.write(data[index], body, offset, length);
    bytes[index] = size;
    dataArrived++;
    if (dataArrived == (dataShards == 0 ? mostData : dataShards)) {
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
    if (fields.dataShards() != dataShards
        || fields.parityShards() != parity.length
        || fields.shardBytes() != shardBytes) {
      return false;
    }
    int index = fields.shardIndex() - dataShards;
    if (parity[index].length == 0) {
      parity[index] = pool.take();
      System.arraycopy(body, offset, parity[index], 0, shardBytes);
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
    byte[][] block = new byte[dataShards + parity.length][];
    boolean[] present = new boolean[block.length];
    for (int i = 0; i < dataShards; i++) {
      present[i] = bytes[i] > 0;
      if (present[i]) {
        Arrays.fill(data[i], bytes[i], shardBytes, (byte) 0);
      } else {
        data[i] = pool.take();
      }
      block[i] = data[i];
    }
    for (int i = 0; i < parity.length; i++) {
      present[dataShards + i] = parity[i].length > 0;
      block[dataShards + i] = parity[i];
    }
    codes.of(dataShards, parity.length).rebuildData(block, present, shardBytes);
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
    giveBack(data);
    giveBack(parity);
  }

  private void giveBack(byte[][] shards) {
    for (int i = 0; i < shards.length; i++) {
      if (shards[i].length > 0) {
        pool.give(shards[i]);
        shards[i] = NOTHING;
      }
    }
  }

  private void growTo(int shards) {
    if (shards > data.length) {
      int before = data.length;
      data = Arrays.copyOf(data, Math.min(mostData, Math.max(shards, 2 * before)));
      Arrays.fill(data, before, data.length, NOTHING);
      bytes = Arrays.copyOf(bytes, data.length);
    }
  }

  private boolean learnSize(ParityFields fields) {
    for (int i = 0; i < data.length; i++) {
      if (bytes[i] > 0 && (i >= fields.dataShards() || bytes[i] > fields.shardBytes())) {
        return false;
      }
    }
    dataShards = fields.dataShards();
    parity = nothings(fields.parityShards());
    growTo(dataShards);
    shardBytes = fields.shardBytes();
    return true;
  }
}
