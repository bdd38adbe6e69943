package org.honeylink.transport.fec.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.honeylink.transport.FuzzInput;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.packet.ParityFields;

/** FEC with any blocks and any shards of them. How to fuzz: CONTRIBUTING.md. */
class BlocksFuzzTest {

  private static final FecScheme LARGEST = new FecScheme(64, 64);
  private static final int SHARD = 60;
  private static final int MOST_STEPS = 4_000;

  @SuppressWarnings("ArrayRecordComponent") // Only carries bytes; never compared.
  private record Shard(ParityFields fields, byte[] body) {

    boolean isParity() {
      return fields.shardBytes() > 0;
    }
  }

  /** Input: shards of any block, in runs: what, block, index, run, and sizes for parity. */
  @FuzzTest
  void anyShardsAreTakenOrRefused(byte[] bytes) {
    FuzzInput input = new FuzzInput(bytes);
    IncomingBlocks incoming =
        new IncomingBlocks(
            LARGEST,
            SHARD,
            (ordinal, body, offset, length) -> {
              assertTrue(ordinal >= 0);
              Objects.checkFromIndexSize(offset, length, Math.min(body.length, SHARD));
            });
    for (int steps = 0; !input.isExhausted() && steps < MOST_STEPS; steps++) {
      int what = input.next();
      long block = input.number() & 0xffff_ffffL;
      int index = input.next();
      int run = 1 + (what >>> 2 & 31);
      int data = 0;
      int parity = 0;
      if ((what & 1) == 1) {
        data = input.next();
        parity = input.next();
      }
      int length = input.number(SHARD + 3);
      int stated = (what & 0x80) == 0 ? length : input.number(SHARD + 3);
      byte[] body = Arrays.copyOf(input.take((what & 2) == 0 ? 2 : length), length);
      for (int i = index; i < index + run && i < 256; i++, steps++) {
        if ((what & 1) == 1) {
          incoming.onParity(new ParityFields(block, i, data, parity, stated), body, 0, length);
        } else {
          incoming.onData(block, i, body, 0, length);
        }
        assertTrue(
            incoming.shardsHeld() <= IncomingBlocks.MOST_SHARDS + LARGEST.totalShards(),
            () -> incoming.shardsHeld() + " shards held");
      }
    }
  }

  /** Input: the scheme, then the lengths of messages, then which packet comes next, if any. */
  @FuzzTest
  void lostShardsComeBack(byte[] bytes) {
    FuzzInput input = new FuzzInput(bytes);
    int data = 1 + input.next(LARGEST.dataShards());
    int parity = 1 + input.next(LARGEST.parityShards());
    List<byte[]> sent = new ArrayList<>();
    List<Shard> shards = block(input, data, parity, 1 + input.next(data), sent);
    Map<Long, byte[]> rebuilt = new HashMap<>();
    IncomingBlocks incoming =
        new IncomingBlocks(
            LARGEST,
            SHARD,
            (ordinal, body, offset, length) ->
                rebuilt.put(ordinal, Arrays.copyOfRange(body, offset, offset + length)));
    TreeSet<Integer> arrived = new TreeSet<>();
    for (int step = 0; step < 2 * shards.size(); step++) {
      boolean wasEnough = arrived.size() >= sent.size();
      int which = (step + input.next()) % shards.size();
      Shard shard = shards.get(which);
      ParityFields fields = shard.fields();
      assertTrue(
          shard.isParity()
              ? incoming.onParity(fields, shard.body(), 0, fields.shardBytes())
              : incoming.onData(0, fields.shardIndex(), shard.body(), 0, shard.body().length));
      arrived.add(which);
      if (!wasEnough && arrived.size() >= sent.size() && arrived.last() >= sent.size()) {
        assertEquals(sent.size() - arrived.headSet(sent.size()).size(), rebuilt.size());
        assertEquals(0, incoming.shardsHeld());
      }
    }
    rebuilt.forEach((ordinal, body) -> assertArrayEquals(sent.get(ordinal.intValue()), body));
  }

  /** One block with as many data shards as say so, closed early when these are not all. */
  private static List<Shard> block(
      FuzzInput input, int data, int parity, int count, List<byte[]> sent) {
    OutgoingBlock outgoing = new OutgoingBlock(new FecScheme(data, parity), SHARD, 1);
    List<Shard> shards = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] body = new byte[1 + input.next(SHARD - ShardCodes.LENGTH_BYTES)];
      Arrays.fill(body, (byte) (body.length * 7 + i));
      sent.add(body);
      shards.add(new Shard(new ParityFields(0, i, 0, 0, 0), body));
      outgoing.add(body, 0, body.length, 0);
    }
    outgoing.closeIfDue(1);
    while (outgoing.parityBytes() > 0) {
      ParityFields fields = outgoing.parityFields();
      byte[] body = new byte[fields.shardBytes()];
      outgoing.takeParity(body, 0);
      shards.add(new Shard(fields, body));
    }
    return shards;
  }
}
