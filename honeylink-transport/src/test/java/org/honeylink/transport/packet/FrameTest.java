package org.honeylink.transport.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameTest {

  private static final long MOST = 0xffff_ffffL;

  @Test
  void acknowledgementsAreReadAsWritten() {
    qt().forAll(
            longs().between(0, MOST),
            longs().between(0, PacketHeader.MAX_PACKET_NUMBER),
            longs().between(0, MOST),
            integers().all())
        .checkAssert(
            (delay, below, window, seed) -> {
              Random random = new Random(seed);
              comesBack(new Frame.Ack(delay, below, window, ranges(random), ranges(random)));
            });
  }

  @Test
  void shortFramesAreReadAsWritten() {
    qt().forAll(longs().all(), longs().between(0, MOST), integers().between(0, 65_535))
        .checkAssert(
            (token, count, code) -> {
              comesBack(new Frame.PathChallenge(token));
              comesBack(new Frame.PathResponse(token));
              comesBack(new Frame.LinkReport(count, MOST - count, count));
              comesBack(new Frame.Close(code));
            });
  }

  @Test
  void controlKeepsItsContentInPlace() {
    byte[] body = {1, 2, 3, 4, 5};
    assertEquals(new Frame.Control(0x0203, 3, 2), Frame.read(PacketType.CONTROL, body, 1, 4));
  }

  @Test
  void paddingIsAsLongAsItSays() {
    byte[] body = new byte[600];
    Arrays.fill(body, (byte) 7);
    assertEquals(500, Frame.write(new Frame.Padding(500), body, 1));
    assertEquals(0, body[500]);
    assertEquals(7, body[501]);
    assertEquals(new Frame.Padding(500), Frame.read(PacketType.PADDING, body, 1, 500));
  }

  @Test
  void frameThatIsTooLongOrTooShortIsMalformed() {
    byte[] body = new byte[600];
    Frame.Ack ack = new Frame.Ack(1, 2, 3, NumberRanges.of(new long[] {9, 7, 4, 1}, 2), none());
    int length = Frame.write(ack, body, 0);
    for (int other = 0; other < 600; other++) {
      if (other != length) {
        assertNull(Frame.read(PacketType.ACK, body, 0, other), "length " + other);
      }
    }
  }

  @Test
  void rangesThatLeaveTheNumbersAreMalformed() {
    byte[] body = new byte[600];
    int length =
        Frame.write(
            new Frame.Ack(0, 0, 0, NumberRanges.of(new long[] {9, 7, 4, 1}, 2), none()), body, 0);
    body[length - 2] = 5; // the last range would reach below 0
    assertNull(Frame.read(PacketType.ACK, body, 0, length));
    body[16] = 33; // more ranges than are allowed
    assertNull(Frame.read(PacketType.ACK, body, 0, 600));
  }

  @Test
  void largestAcknowledgementFitsIntoItsRoom() {
    long[] bounds = new long[64];
    for (int i = 0; i < 64; i++) {
      bounds[i] = 1_000 - 2L * i;
    }
    NumberRanges most = NumberRanges.of(bounds, 32);
    assertTrue(Frame.write(new Frame.Ack(0, 0, 0, most, most), new byte[600], 0) <= 540);
  }

  @Test
  void rangesKnowWhatTheyContain() {
    NumberRanges ranges = NumberRanges.of(new long[] {9, 7, 4, 4}, 2);
    for (long number = 0; number < 12; number++) {
      boolean inside = (number >= 7 && number <= 9) || number == 4;
      assertEquals(inside, ranges.contains(number), "number " + number);
    }
    assertEquals(9, ranges.highest());
    assertEquals(-1, none().highest());
  }

  @Test
  void fragmentsAreReadAsWritten() {
    qt().forAll(
            longs().between(0, PacketHeader.MAX_PACKET_NUMBER),
            longs().between(0, MOST),
            integers().between(0, Fragment.MOST_FRAGMENTS - 1),
            integers().between(1, 50))
        .checkAssert(
            (number, back, index, bytes) -> {
              long floor = Math.max(0, number - back);
              byte[] body = new byte[80];
              Fragment.writeHeader(body, 2, number, floor, index, index + 1);
              assertEquals(
                  new Fragment(number, floor, index, index + 1, 18, bytes),
                  Fragment.read(body, 2, 16 + bytes));
            });
  }

  @Test
  void contradictoryFragmentsAreMalformed() {
    byte[] body = new byte[40];
    assertNull(Fragment.read(body, 0, 15), "too short");
    assertNull(Fragment.read(body, 0, 40), "no fragments");
    Fragment.writeHeader(body, 0, 5, 5, 3, 3);
    assertNull(Fragment.read(body, 0, 40), "index beyond count");
    Fragment.writeHeader(body, 0, 5, 6, 0, 1);
    assertNull(Fragment.read(body, 0, 40), "floor above number");
    Fragment.writeHeader(body, 0, 5, 5, 0, 1_025);
    assertNull(Fragment.read(body, 0, 40), "too many");
    Fragment.writeHeader(body, 0, 5, 5, 0, 2);
    assertNull(Fragment.read(body, 0, 16), "empty and not the last");
    Fragment.writeHeader(body, 0, 5, 5, 0, 1);
    assertNotNull(Fragment.read(body, 0, 16), "an empty message");
  }

  private static void comesBack(Frame frame) {
    byte[] body = new byte[600];
    int length = Frame.write(frame, body, 7);
    assertEquals(frame, Frame.read(frame.type(), body, 7, length));
  }

  private static NumberRanges none() {
    return NumberRanges.NONE;
  }

  private static NumberRanges ranges(Random random) {
    int count = random.nextInt(NumberRanges.MOST + 1);
    long[] bounds = new long[2 * count];
    long number = 1L << 40;
    for (int i = 0; i < bounds.length; i += 2) {
      bounds[i] = number - 2 - random.nextInt(1 << 28);
      bounds[i + 1] = bounds[i] - random.nextInt(1 << 28);
      number = bounds[i + 1];
    }
    return NumberRanges.of(bounds, count);
  }
}
