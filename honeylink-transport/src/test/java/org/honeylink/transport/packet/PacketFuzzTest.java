package org.honeylink.transport.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.TreeSet;

/**
 * Decoders of packets take any bytes, believe only what makes sense, and write again what they
 * read. How to fuzz: CONTRIBUTING.md.
 */
class PacketFuzzTest {

  /** Bytes around what is read, so that reading or writing beyond it shows. */
  private static final int MARGIN = 3;

  /** Input: a datagram. */
  @FuzzTest
  void headersAreReadAsWritten(byte[] datagram) {
    byte[] packet = framed(datagram);
    boolean passed = PacketHeader.check(packet, MARGIN, datagram.length) == null;
    long id = ConnectionIds.read(packet, MARGIN, datagram.length);
    if (!passed) {
      assertEquals(-1, id);
      return;
    }
    PacketType type = PacketHeader.type(packet, MARGIN);
    long number = PacketHeader.packetNumber(packet, MARGIN);
    assertEquals(PacketHeader.connectionId(packet, MARGIN), id);
    assertTrue(number >= 0 && number <= PacketHeader.MAX_PACKET_NUMBER);
    byte[] again = new byte[type.headerBytes()];
    PacketHeader.write(again, 0, type, id, number);
    if (type == PacketType.DATA) {
      PacketHeader.writeData(
          again,
          0,
          PacketHeader.blockNumber(packet, MARGIN),
          PacketHeader.shardIndex(packet, MARGIN));
    } else if (type == PacketType.PARITY) {
      PacketHeader.writeParity(again, 0, PacketHeader.parity(packet, MARGIN));
    }
    assertArrayEquals(Arrays.copyOf(datagram, again.length), again);
  }

  /** Input: 1 byte type, then the body. */
  @FuzzTest
  void framesAreReadAsWritten(byte[] input) {
    PacketType type = input.length == 0 ? null : PacketType.ofCode(input[0] & 0xff);
    if (type == null || type == PacketType.DATA || type == PacketType.PARITY) {
      return;
    }
    byte[] body = Arrays.copyOfRange(input, 1, input.length);
    Frame frame = Frame.read(type, framed(body), MARGIN, body.length);
    if (frame == null) {
      return;
    }
    assertEquals(type, frame.type());
    byte[] again = new byte[Math.max(540, body.length) + 1];
    int length = Frame.write(frame, again, 0);
    assertEquals(0, again[length]);
    switch (frame) {
      case Frame.Control control -> {
        assertEquals(length, control.contentOffset() - MARGIN);
        assertEquals(body.length - length, control.contentBytes());
        assertArrayEquals(Arrays.copyOf(body, length), Arrays.copyOf(again, length));
      }
      case Frame.Padding padding -> assertEquals(body.length, padding.bytes());
      case Frame.Ack ack -> {
        assertMakesSense(ack.received());
        assertMakesSense(ack.rebuilt());
        assertArrayEquals(body, Arrays.copyOf(again, length));
      }
      case Frame.PathChallenge challenge ->
          assertArrayEquals(body, Arrays.copyOf(again, length), challenge::toString);
      case Frame.PathResponse response ->
          assertArrayEquals(body, Arrays.copyOf(again, length), response::toString);
      case Frame.LinkReport report ->
          assertArrayEquals(body, Arrays.copyOf(again, length), report::toString);
      case Frame.Close close ->
          assertArrayEquals(body, Arrays.copyOf(again, length), close::toString);
    }
  }

  /** Input: ranges as in an acknowledgement. */
  @FuzzTest
  void rangesAreReadAsWritten(byte[] input) {
    ByteReader in = new ByteReader(framed(input), MARGIN, input.length);
    NumberRanges ranges = NumberRanges.read(in);
    assertMakesSense(ranges);
    if (in.failed()) {
      assertTrue(ranges.isEmpty());
      return;
    }
    int read = input.length - in.remaining();
    byte[] again = new byte[read];
    ranges.write(new ByteWriter(again, 0));
    assertArrayEquals(Arrays.copyOf(input, read), again);
    for (int i = 0; i < ranges.count(); i++) {
      assertTrue(ranges.contains(ranges.high(i)) && ranges.contains(ranges.low(i)));
      assertTrue(!ranges.contains(ranges.high(i) + 1) && !ranges.contains(ranges.low(i) - 1));
    }
  }

  /** Input: body of a DATA packet. */
  @FuzzTest
  void fragmentsAreReadAsWritten(byte[] body) {
    Fragment fragment = Fragment.read(framed(body), MARGIN, body.length);
    if (fragment == null) {
      return;
    }
    assertTrue(0 <= fragment.floor() && fragment.floor() <= fragment.messageNumber());
    assertTrue(fragment.messageNumber() <= PacketHeader.MAX_PACKET_NUMBER);
    assertTrue(0 <= fragment.index() && fragment.index() < fragment.count());
    assertTrue(fragment.count() <= Fragment.MOST_FRAGMENTS);
    assertEquals(MARGIN + Fragment.HEADER_BYTES, fragment.bytesOffset());
    assertEquals(body.length - Fragment.HEADER_BYTES, fragment.byteCount());
    byte[] again = new byte[Fragment.HEADER_BYTES];
    Fragment.writeHeader(
        again, 0, fragment.messageNumber(), fragment.floor(), fragment.index(), fragment.count());
    assertArrayEquals(Arrays.copyOf(body, again.length), again);
  }

  /**
   * Input: packet numbers, each 3 bytes: what to do, 2 bytes how far from the highest number; every
   * second one leaps. The window is held against a set of numbers.
   */
  @FuzzTest
  void replayWindowRemembersTheNewest(byte[] input) {
    ReplayWindow window = new ReplayWindow();
    TreeSet<Long> model = new TreeSet<>();
    ByteBuffer in = ByteBuffer.wrap(input);
    while (in.remaining() >= 3) {
      int what = in.get();
      long distance = in.getShort();
      long leap = (what & 1) == 0 ? distance : distance << (what >>> 1 & 47);
      long highest = model.isEmpty() ? -1 : model.last();
      long number = Math.clamp(highest + leap, 0, PacketHeader.MAX_PACKET_NUMBER);
      DropReason expected = null;
      if (highest - number >= ReplayWindow.SIZE) {
        expected = DropReason.TOO_OLD;
      } else if (model.contains(number)) {
        expected = DropReason.REPLAYED;
      }
      assertEquals(expected, window.check(number));
      if (expected == null && what >= 0) {
        window.accept(number);
        model.add(number);
      }
      assertEquals(model.isEmpty() ? -1 : model.last(), window.highest());
    }
  }

  private static void assertMakesSense(NumberRanges ranges) {
    assertTrue(ranges.count() <= NumberRanges.MOST);
    long above = PacketHeader.MAX_PACKET_NUMBER + 2;
    for (int i = 0; i < ranges.count(); i++) {
      assertTrue(ranges.high(i) <= above - 2, ranges::toString);
      assertTrue(ranges.low(i) <= ranges.high(i) && ranges.low(i) >= 0, ranges::toString);
      above = ranges.low(i);
    }
  }

  private static byte[] framed(byte[] bytes) {
    byte[] framed = new byte[bytes.length + 2 * MARGIN];
    Arrays.fill(framed, (byte) 0xff);
    System.arraycopy(bytes, 0, framed, MARGIN, bytes.length);
    return framed;
  }
}
