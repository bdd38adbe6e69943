package org.honeylink.transport.fec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ReedSolomonTest {

  private static final int BYTES = 65;

  @Test
  void everyLossPatternOfTenPlusTwoIsRebuiltOrRefused() {
    var code = new ReedSolomon(FecScheme.NORMAL);
    byte[][] whole = encoded(code, BYTES);
    for (int lost = 0; lost < 1 << 12; lost++) {
      byte[][] received = copyWithout(whole, lost);
      boolean[] present = present(lost, 12);
      byte[][] before = deepCopy(received);
      int rebuilt = code.rebuild(received, present, BYTES);
      if (Integer.bitCount(lost) <= 2) {
        assertEquals(Integer.bitCount(lost), rebuilt);
        assertArrayEquals(whole, received);
      } else {
        assertEquals(-1, rebuilt);
        assertArrayEquals(before, received);
      }
    }
  }

  @Test
  void losingAnyFiveOfTenPlusFiveLosesNothing() {
    var code = new ReedSolomon(FecScheme.BURST);
    byte[][] whole = encoded(code, BYTES);
    for (int lost = 0; lost < 1 << 15; lost++) {
      if (Integer.bitCount(lost) == 5) {
        byte[][] received = copyWithout(whole, lost);
        assertEquals(5, code.rebuild(received, present(lost, 15), BYTES));
        assertArrayEquals(whole, received);
      }
    }
  }

  @Test
  void missingParityIsLeftAloneWhenOnlyDataIsWanted() {
    var code = new ReedSolomon(FecScheme.NORMAL);
    byte[][] whole = encoded(code, BYTES);
    int lost = 1 << 3 | 1 << 11;
    byte[][] received = copyWithout(whole, lost);
    received[11] = new byte[0];
    assertEquals(1, code.rebuildData(received, present(lost, 12), BYTES));
    assertArrayEquals(whole[3], received[3]);
    assertEquals(0, code.rebuildData(received, present(1 << 11, 12), BYTES));
  }

  @Test
  void theLargestBlockOf256ShardsWorks() {
    var code = new ReedSolomon(200, 56);
    byte[][] whole = encoded(code, 9);
    byte[][] received = deepCopy(whole);
    boolean[] present = new boolean[256];
    for (int i = 0; i < 256; i++) {
      present[i] = i % 5 != 2 && i < 252;
      received[i] = present[i] ? received[i] : new byte[9];
    }
    assertEquals(54, code.rebuild(received, present, 9));
    assertArrayEquals(whole, received);
  }

  @Test
  void bytesBehindTheShardAreNotTouched() {
    var code = new ReedSolomon(FecScheme.LATENCY);
    byte[][] shards = new byte[11][80];
    shards[10][BYTES] = 42;
    code.encode(shards, BYTES);
    assertEquals(42, shards[10][BYTES]);
  }

  @Test
  void wrongShapesAreRefused() {
    var code = new ReedSolomon(4, 2);
    assertThrows(IllegalArgumentException.class, () -> code.encode(new byte[5][8], 8));
    assertThrows(IllegalArgumentException.class, () -> code.encode(new byte[6][8], 9));
    assertThrows(IllegalArgumentException.class, () -> code.encode(new byte[6][8], -1));
    assertThrows(
        IllegalArgumentException.class, () -> code.rebuild(new byte[6][8], new boolean[5], 8));
    assertThrows(IllegalArgumentException.class, () -> new ReedSolomon(FecScheme.NONE));
    assertThrows(IllegalArgumentException.class, () -> new FecScheme(200, 57));
    assertThrows(IllegalArgumentException.class, () -> new FecScheme(0, 1));
  }

  private static byte[][] encoded(ReedSolomon code, int bytes) {
    var random = new Random(3);
    byte[][] shards = new byte[code.scheme().totalShards()][bytes];
    for (int i = 0; i < code.scheme().dataShards(); i++) {
      random.nextBytes(shards[i]);
    }
    code.encode(shards, bytes);
    return shards;
  }

  private static byte[][] copyWithout(byte[][] whole, int lost) {
    byte[][] copy = deepCopy(whole);
    for (int i = 0; i < copy.length; i++) {
      if ((lost >> i & 1) == 1) {
        copy[i] = new byte[whole[i].length];
      }
    }
    return copy;
  }

  private static boolean[] present(int lost, int shards) {
    boolean[] present = new boolean[shards];
    for (int i = 0; i < shards; i++) {
      present[i] = (lost >> i & 1) == 0;
    }
    return present;
  }

  private static byte[][] deepCopy(byte[][] arrays) {
    byte[][] copy = new byte[arrays.length][];
    for (int i = 0; i < arrays.length; i++) {
      copy[i] = arrays[i].clone();
    }
    return copy;
  }
}
