package org.honeylink.transport.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PacketHeaderTest {

  @ParameterizedTest
  @EnumSource(PacketType.class)
  void whatIsWrittenIsRead(PacketType type) {
    qt().forAll(longs().all(), longs().between(0, PacketHeader.MAX_PACKET_NUMBER))
        .checkAssert(
            (connectionId, number) -> {
              byte[] packet = new byte[60];
              PacketHeader.write(packet, 3, type, connectionId, number);
              assertNull(PacketHeader.check(packet, 3, 57));
              assertEquals(type, PacketHeader.type(packet, 3));
              assertEquals(connectionId, PacketHeader.connectionId(packet, 3));
              assertEquals(number, PacketHeader.packetNumber(packet, 3));
              assertEquals(connectionId, ConnectionIds.read(packet, 3, 57));
            });
  }

  @Test
  void parityFieldsAreReadAsWritten() {
    qt().forAll(
            longs().between(0, 0xffff_ffffL),
            integers().between(0, 255),
            integers().between(0, 255),
            integers().between(0, 65_535))
        .checkAssert(
            (block, index, count, bytes) -> {
              ParityFields fields = new ParityFields(block, index, count, 255 - count, bytes);
              byte[] packet = new byte[40];
              PacketHeader.writeParity(packet, 2, fields);
              assertEquals(fields, PacketHeader.parity(packet, 2));
              assertEquals(block, PacketHeader.blockNumber(packet, 2));
              assertEquals(index, PacketHeader.shardIndex(packet, 2));
            });
  }

  @Test
  void firstByteIsVersionTypeAndTwoZeroBits() {
    byte[] packet = new byte[17];
    PacketHeader.write(packet, 0, PacketType.CLOSE, 0, 0);
    assertEquals((byte) 0b01_0111_00, packet[0]);
  }

  @Test
  void everyFirstByteIsJudged() {
    for (int first = 0; first < 256; first++) {
      byte[] packet = new byte[60];
      packet[0] = (byte) first;
      DropReason expected = null;
      if (first >>> 6 != 1) {
        expected = DropReason.UNKNOWN_VERSION;
      } else if ((first & 3) != 0) {
        expected = DropReason.RESERVED_BITS;
      } else if ((first >>> 2 & 15) > 8) {
        expected = DropReason.UNKNOWN_TYPE;
      }
      assertEquals(expected, PacketHeader.check(packet, 0, 60));
      assertEquals(expected == null ? 0 : -1, ConnectionIds.read(packet, 0, 60));
    }
  }

  @ParameterizedTest
  @EnumSource(PacketType.class)
  void packetShorterThanHeaderAndTagIsDropped(PacketType type) {
    byte[] packet = new byte[60];
    PacketHeader.write(packet, 0, type, 1, 1);
    int shortest = type.headerBytes() + 16;
    assertNull(PacketHeader.check(packet, 0, shortest));
    assertEquals(DropReason.TOO_SHORT, PacketHeader.check(packet, 0, shortest - 1));
    assertEquals(DropReason.TOO_SHORT, PacketHeader.check(packet, 0, 0));
  }

  @Test
  void packetNumberBeyond62BitsIsMalformed() {
    byte[] packet = new byte[60];
    for (long number : new long[] {PacketHeader.MAX_PACKET_NUMBER + 1, -1, Long.MIN_VALUE}) {
      PacketHeader.write(packet, 0, PacketType.ACK, 1, number);
      assertEquals(DropReason.MALFORMED, PacketHeader.check(packet, 0, 60));
    }
  }

  @Test
  void rangeOutsideTheArrayIsTheCallersError() {
    assertThrows(IndexOutOfBoundsException.class, () -> ConnectionIds.read(new byte[10], 5, 6));
  }

  @Test
  void anyBytesAreReadWithoutAnException() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      byte[] bytes = new byte[random.nextInt(80)];
      random.nextBytes(bytes);
      PacketHeader.check(bytes, 0, bytes.length);
      Fragment.read(bytes, 0, bytes.length);
      for (PacketType type : PacketType.values()) {
        if (type != PacketType.DATA && type != PacketType.PARITY) {
          Frame.read(type, bytes, 0, bytes.length);
        }
      }
    }
    assertEquals(9, Arrays.stream(PacketType.values()).count());
  }
}
