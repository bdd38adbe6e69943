package org.honeylink.launcher.cli.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.honeylink.launcher.cli.io.CommandFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Captures written by hand after the definition of the format. */
class PcapFileTest {

  private static final byte[] PAYLOAD = {1, 2, 3, 4, 5};

  private static byte[] capture(ByteOrder order, int linkType, byte[]... frames) {
    ByteBuffer file = ByteBuffer.allocate(4_096).order(order);
    file.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4);
    file.putInt(0).putInt(0).putInt(262_144).putInt(linkType);
    for (byte[] frame : frames) {
      file.putInt(0).putInt(0).putInt(frame.length).putInt(frame.length).put(frame);
    }
    return java.util.Arrays.copyOf(file.array(), file.position());
  }

  private static List<CapturedPacket> packets(String name, byte[] file) throws IOException {
    List<CapturedPacket> packets = new ArrayList<>();
    new PcapFile(name, new ByteArrayInputStream(file)).packets(packets::add);
    return packets;
  }

  /** With as many bytes of link header, whose last two are the type of Ethernet. */
  private static byte[] version4(int linkHeader, int protocol, int fragment) {
    ByteBuffer frame = ByteBuffer.allocate(linkHeader + 20 + 8 + PAYLOAD.length + 3);
    frame.position(linkHeader);
    frame.put((byte) 0x45).put((byte) 0).putShort((short) (28 + PAYLOAD.length));
    frame.putShort((short) 0).putShort((short) fragment);
    frame.put((byte) 64).put((byte) protocol).putShort((short) 0);
    frame.put(new byte[] {10, 0, 0, 1}).put(new byte[] {10, 0, 0, 2});
    return udp(frame).array(); // three bytes of padding behind it, as on Ethernet
  }

  private static byte[] version6() {
    ByteBuffer frame = ByteBuffer.allocate(40 + 8 + PAYLOAD.length);
    frame.putInt(0x60000000).putShort((short) (8 + PAYLOAD.length));
    frame.put((byte) 17).put((byte) 64);
    frame.put(new byte[15]).put((byte) 1).put(new byte[15]).put((byte) 1);
    return udp(frame).array();
  }

  private static ByteBuffer udp(ByteBuffer frame) {
    return frame
        .putShort((short) 50_000)
        .putShort((short) 7_844)
        .putShort((short) (8 + PAYLOAD.length))
        .putShort((short) 0)
        .put(PAYLOAD);
  }

  @ParameterizedTest
  @CsvSource({"0, 4", "1, 14", "101, 0", "113, 16", "276, 20"})
  void aDatagramIsFoundBehindEveryLinkHeader(int linkType, int linkHeader) throws IOException {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      byte[] file = capture(order, linkType, version4(linkHeader, 17, 0x4000));
      assertTrue(PcapFile.isOne(file));
      List<CapturedPacket> packets = packets("", file);
      assertEquals(1, packets.size());
      assertArrayEquals(PAYLOAD, packets.getFirst().bytes());
      assertEquals("packet 1, 10.0.0.1:50000 to 10.0.0.2:7844", packets.getFirst().source());
    }
  }

  @Test
  void ipVersion6IsReadAsWell() throws IOException {
    CapturedPacket packet =
        packets("f ", capture(ByteOrder.LITTLE_ENDIAN, 101, version6())).getFirst();
    assertArrayEquals(PAYLOAD, packet.bytes());
    assertEquals("f packet 1, [0:0:0:0:0:0:0:1]:50000 to [0:0:0:0:0:0:0:1]:7844", packet.source());
  }

  @Test
  void otherProtocolsAndFragmentsArePassedOver() throws IOException {
    byte[] file =
        capture(
            ByteOrder.LITTLE_ENDIAN,
            1,
            version4(14, 6, 0),
            version4(14, 17, 0x2000),
            new byte[20],
            new byte[3],
            version4(14, 17, 0));
    List<CapturedPacket> packets = packets("", file);
    assertEquals(1, packets.size());
    assertTrue(packets.getFirst().source().startsWith("packet 5,"));
  }

  @Test
  void aCaptureThatWasCutOffIsRefusedWithTheWayToMendIt() {
    byte[] whole = version4(14, 17, 0);
    byte[] file = capture(ByteOrder.BIG_ENDIAN, 1, java.util.Arrays.copyOf(whole, 44));
    var cut = assertThrows(CommandFailed.class, () -> packets("", file));
    assertTrue(String.valueOf(cut.getMessage()).contains("tcpdump -s 0"), cut.getMessage());
    byte[] half = java.util.Arrays.copyOf(capture(ByteOrder.BIG_ENDIAN, 1, whole), 50);
    var ends = assertThrows(CommandFailed.class, () -> packets("", half));
    assertTrue(String.valueOf(ends.getMessage()).contains("inside of packet 1"));
    byte[] damaged = capture(ByteOrder.BIG_ENDIAN, 1, whole);
    damaged[24 + 8] = 0x7f;
    var huge = assertThrows(CommandFailed.class, () -> packets("", damaged));
    assertTrue(String.valueOf(huge.getMessage()).contains("is damaged: packet 1"));
  }

  @Test
  void theNewFormatIsRefusedWithTheWayToConvertIt() {
    byte[] file = ByteBuffer.allocate(32).putInt(0x0a0d0d0a).array();
    assertTrue(PcapFile.isOne(file));
    var refused = assertThrows(CommandFailed.class, () -> packets("", file));
    assertTrue(String.valueOf(refused.getMessage()).contains("tshark"), refused.getMessage());
    assertFalse(
        PcapFile.isOne(
            "400123456789abcdef0000000000".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
  }
}
