package org.honeylink.transport.fec.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.packet.ParityFields;
import org.junit.jupiter.api.Test;

class BlocksTest {

  private static final int SHARD = 200;
  private static final FecScheme SCHEME = new FecScheme(10, 3);

  private final OutgoingBlock outgoing = new OutgoingBlock(SCHEME, SHARD, 50_000);
  private final Map<Long, byte[]> rebuilt = new HashMap<>();
  private final IncomingBlocks incoming = new IncomingBlocks(SCHEME, SHARD, this::onRebuilt);
  private final Map<Long, byte[]> sent = new HashMap<>();
  private final List<Runnable> packets = new ArrayList<>();
  private final List<Long> ordinals = new ArrayList<>();

  @Test
  void anyThreeMissingOfABlockAreRebuilt() {
    Random random = new Random(1);
    for (int round = 0; round < 300; round++) {
      block(random, 1 + random.nextInt(10));
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < packets.size(); i++) {
        order.add(i);
      }
      Collections.shuffle(order, random);
      List<Integer> lost = order.subList(0, 3);
      rebuilt.clear();
      order.subList(3, order.size()).forEach(i -> packets.get(i).run());
      for (int i : lost) {
        if (i < ordinals.size()) {
          assertArrayEquals(sent.get(ordinals.get(i)), rebuilt.get(ordinals.get(i)));
        }
      }
    }
  }

  @Test
  void nothingIsRebuiltOfWhatArrived() {
    block(new Random(2), 10);
    packets.forEach(Runnable::run);
    packets.forEach(Runnable::run);
    assertTrue(rebuilt.isEmpty());
  }

  @Test
  void aLongBlockThatClosesEarlyGetsItsPartOfTheParity() {
    assertEquals(12, parityOf(FecScheme.LIGHT, 60));
    assertEquals(7, parityOf(FecScheme.LIGHT, 31));
    assertEquals(2, parityOf(FecScheme.LIGHT, 10));
    assertEquals(2, parityOf(FecScheme.LIGHT, 1));
    assertEquals(5, parityOf(FecScheme.BURST, 1));
    assertEquals(200, parityOf(new FecScheme(3, 200), 1));
  }

  private static int parityOf(FecScheme scheme, int dataShards) {
    return BlockPlan.fixed(scheme).parityShards(dataShards);
  }

  @Test
  void fourMissingStayMissing() {
    block(new Random(3), 10);
    packets.subList(4, 13).forEach(Runnable::run);
    assertTrue(rebuilt.isEmpty());
  }

  @Test
  void blockThatIsNotFullClosesAfterItsWaitWithTheShardsItHas() {
    outgoing.add(new byte[5], 0, 5, 1_000);
    outgoing.add(new byte[9], 0, 9, 30_000);
    assertEquals(51_000, outgoing.closesMicros());
    outgoing.closeIfDue(50_999);
    assertEquals(0, outgoing.parityBytes());
    outgoing.closeIfDue(51_000);
    assertEquals(11, outgoing.parityBytes());
    assertEquals(new ParityFields(0, 2, 2, 3, 11), outgoing.parityFields());
    for (int i = 0; i < 3; i++) {
      outgoing.takeParity(new byte[SHARD], 0);
    }
    assertEquals(2, outgoing.number());
    assertEquals(0, outgoing.nextIndex());
    assertEquals(Long.MAX_VALUE, outgoing.closesMicros());
  }

  @Test
  void withoutFecEveryPacketIsABlockOfItsOwn() {
    OutgoingBlock none = new OutgoingBlock(FecScheme.NONE, SHARD, 0);
    for (int i = 0; i < 5; i++) {
      assertEquals(i, none.number());
      assertEquals(0, none.nextIndex());
      none.add(new byte[1], 0, 1, 0);
    }
    assertEquals(0, none.parityBytes());
  }

  @Test
  void olderBlocksGiveWayToNewerOnes() {
    Random random = new Random(4);
    block(random, 10);
    List<Runnable> first = List.copyOf(packets);
    first.subList(0, 8).forEach(Runnable::run);
    for (int i = 0; i < IncomingBlocks.MOST_OPEN; i++) {
      block(random, 10);
      packets.getFirst().run();
    }
    first.subList(10, 13).forEach(Runnable::run);
    assertTrue(rebuilt.isEmpty());
  }

  @Test
  void parityOfNoBlockThatMayBeIsRefused() {
    byte[] body = new byte[SHARD];
    List<ParityFields> nonsense =
        List.of(
            new ParityFields(0, 10, 0, 3, 50),
            new ParityFields(0, 11, 11, 3, 50),
            new ParityFields(0, 10, 10, 0, 50),
            new ParityFields(0, 12, 10, 2, 50),
            new ParityFields(0, 10, 10, 4, 50),
            new ParityFields(0, 9, 10, 3, 50),
            new ParityFields(0, 13, 10, 3, 50),
            new ParityFields(0, 10, 10, 3, 49),
            new ParityFields(0, 255, 255, 255, 50));
    for (ParityFields fields : nonsense) {
      assertFalse(incoming.onParity(fields, body, 0, 50), fields.toString());
    }
    assertFalse(incoming.onParity(new ParityFields(0, 10, 10, 3, 2), body, 0, 2));
    assertFalse(incoming.onParity(new ParityFields(0, 10, 10, 3, 201), new byte[201], 0, 201));
    assertFalse(incoming.onData(0, 10, body, 0, 5));
  }

  @Test
  void aNewPlanBeginsWithANewBlock() {
    outgoing.add(new byte[5], 0, 5, 0);
    outgoing.plan(BlockPlan.of(new FecScheme(4, 2), new byte[] {0, 1, 1, 1, 1}));
    outgoing.closeIfDue(50_000);
    assertEquals(3, parityOfClosed());
    outgoing.add(new byte[5], 0, 5, 60_000);
    outgoing.add(new byte[5], 0, 5, 60_000);
    outgoing.closeIfDue(110_000);
    assertEquals(1, parityOfClosed()); // short, and needs no more
    for (int i = 0; i < 4; i++) {
      outgoing.add(new byte[5], 0, 5, 120_000);
    }
    assertEquals(2, parityOfClosed());
    outgoing.plan(BlockPlan.fixed(FecScheme.NONE));
    outgoing.add(new byte[5], 0, 5, 130_000);
    assertEquals(0, outgoing.parityBytes());
    assertEquals(8, outgoing.number());
  }

  private int parityOfClosed() {
    int parity = outgoing.parityFields().parityShards();
    for (int i = 0; i < parity; i++) {
      outgoing.takeParity(new byte[SHARD], 0);
    }
    return parity;
  }

  @Test
  void blocksOfDifferentSchemesAreRebuilt() {
    IncomingBlocks any = new IncomingBlocks(new FecScheme(64, 64), SHARD, this::onRebuilt);
    OutgoingBlock block = new OutgoingBlock(FecScheme.NORMAL, SHARD, 0);
    int[][] schemes = {{10, 2}, {64, 13}, {1, 5}, {24, 24}, {3, 1}};
    int ordinal = 0;
    for (int[] scheme : schemes) {
      block.plan(BlockPlan.fixed(new FecScheme(scheme[0], scheme[1])));
      for (int i = 0; i < scheme[0]; i++) {
        byte[] body = new byte[] {(byte) ordinal, 7};
        if (i >= scheme[1]) {
          any.onData(block.number(), block.nextIndex(), body, 0, 2);
        }
        block.add(body, 0, 2, 0);
        ordinal++;
      }
      while (block.parityBytes() > 0) {
        ParityFields fields = block.parityFields();
        byte[] shard = new byte[fields.shardBytes()];
        block.takeParity(shard, 0);
        assertTrue(any.onParity(fields, shard, 0, shard.length));
      }
      int first = ordinal - scheme[0];
      for (int i = 0; i < Math.min(scheme[0], scheme[1]); i++) {
        assertArrayEquals(new byte[] {(byte) (first + i), 7}, rebuilt.get((long) first + i));
      }
    }
  }

  @Test
  void blocksThatNeverEndHoldABoundedNumberOfShards() {
    IncomingBlocks any = new IncomingBlocks(new FecScheme(64, 64), SHARD, this::onRebuilt);
    for (int number = 0; number < 100_000; number += 64) {
      for (int index = 0; index < 63; index++) {
        any.onData(number, index, new byte[9], 0, 9);
      }
      assertTrue(any.shardsHeld() <= IncomingBlocks.MOST_SHARDS + 128);
    }
  }

  /** Blocks that are known already are no way around the bound. */
  @Test
  void blocksFilledSideBySideHoldABoundedNumberOfShards() {
    IncomingBlocks any = new IncomingBlocks(new FecScheme(64, 64), SHARD, this::onRebuilt);
    for (int index = 0; index < 63; index++) {
      for (int block = 0; block < IncomingBlocks.MOST_OPEN; block++) {
        any.onData(64L * block, index, new byte[9], 0, 9);
        assertTrue(any.shardsHeld() <= IncomingBlocks.MOST_SHARDS + 128);
      }
    }
  }

  @Test
  void shardsThatContradictEachOtherAreRefused() {
    byte[] body = new byte[SHARD];
    assertTrue(incoming.onData(0, 4, body, 0, 60));
    assertFalse(incoming.onParity(new ParityFields(0, 5, 4, 3, 70), body, 0, 70), "index 4 of 4");
    assertFalse(incoming.onParity(new ParityFields(0, 10, 10, 3, 50), body, 0, 50), "too short");
    assertTrue(incoming.onParity(new ParityFields(0, 9, 9, 3, 70), body, 0, 70));
    assertFalse(incoming.onParity(new ParityFields(0, 10, 10, 3, 70), body, 0, 70), "other size");
    assertFalse(incoming.onData(0, 9, body, 0, 5), "index 9 of 9");
    assertFalse(incoming.onData(0, 3, body, 0, 69), "longer than a shard");
  }

  @Test
  void nonsenseThatCountsIsHarmless() {
    Random random = new Random(6);
    for (int i = 0; i < 200_000; i++) {
      int bytes = 3 + random.nextInt(60);
      byte[] body = new byte[bytes];
      random.nextBytes(body);
      long number = random.nextInt(30);
      if (random.nextBoolean()) {
        incoming.onData(number, random.nextInt(12), body, 0, bytes);
      } else {
        int data = random.nextInt(12);
        incoming.onParity(
            new ParityFields(number, data + random.nextInt(4), data, 3, bytes), body, 0, bytes);
      }
    }
    assertTrue(rebuilt.values().stream().allMatch(body -> body.length <= SHARD));
  }

  /** Makes the packets of one block: data, then parity. */
  private void block(Random random, int dataShards) {
    packets.clear();
    ordinals.clear();
    for (int i = 0; i < dataShards; i++) {
      byte[] body = new byte[random.nextInt(SHARD - 2 + 1)];
      random.nextBytes(body);
      long number = outgoing.number();
      int index = outgoing.nextIndex();
      ordinals.add(outgoing.nextOrdinal());
      sent.put(outgoing.nextOrdinal(), body);
      outgoing.add(body, 0, body.length, 0);
      packets.add(() -> assertTrue(incoming.onData(number, index, body, 0, body.length)));
    }
    outgoing.closeIfDue(50_000);
    while (outgoing.parityBytes() > 0) {
      ParityFields fields = outgoing.parityFields();
      byte[] shard = new byte[fields.shardBytes()];
      outgoing.takeParity(shard, 0);
      packets.add(() -> assertTrue(incoming.onParity(fields, shard, 0, shard.length)));
    }
  }

  private void onRebuilt(long ordinal, byte[] body, int offset, int length) {
    rebuilt.put(ordinal, Arrays.copyOfRange(body, offset, offset + length));
  }
}
