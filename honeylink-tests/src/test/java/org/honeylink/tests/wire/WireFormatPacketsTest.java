package org.honeylink.tests.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.honeylink.crypto.aead.PacketCipher;
import org.honeylink.crypto.keys.Direction;
import org.honeylink.crypto.keys.DirectionKeys;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.keys.RekeyNotice;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.tests.source.SourceTree;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.fec.adaptive.FecChange;
import org.honeylink.transport.fec.block.BlockPlan;
import org.honeylink.transport.fec.block.OutgoingBlock;
import org.honeylink.transport.packet.Fragment;
import org.honeylink.transport.packet.Frame;
import org.honeylink.transport.packet.NumberRanges;
import org.honeylink.transport.packet.PacketHeader;
import org.honeylink.transport.packet.PacketType;
import org.honeylink.transport.packet.ParityFields;
import org.junit.jupiter.api.Test;

/**
 * One packet of each type and kind in {@code docs/wire-format.md}: written, sealed, opened and read
 * by the product's code, and made by the JDK alone.
 */
class WireFormatPacketsTest {

  private static final byte[] NO_FIELDS = {};
  private static final int FEC_NOTICE = 0xfec;

  private final VectorsOfTheDocument vectors =
      VectorsOfTheDocument.in(SourceTree.text("docs/wire-format.md"));
  private final byte[] packet = new byte[512];

  @Test
  void parityIsOverTheShardsOfItsBlock() {
    byte[] first = message(6, "lost".getBytes(UTF_8));
    byte[] second = message(7, "found".getBytes(UTF_8));
    byte[] byHand = PacketByHand.parityOfTwo(shard(first, 23), shard(second, 23));
    assertArrayEquals(vectors.bytes("parity data shard 0"), shard(first, 23));
    assertArrayEquals(vectors.bytes("parity data shard 1"), shard(second, 23));

    OutgoingBlock block = new OutgoingBlock(FecScheme.NONE, 1_000, 0);
    for (int ordinal = 0; ordinal < 6; ordinal++) {
      block.add(first, 0, first.length, 0);
    }
    block.plan(BlockPlan.fixed(new FecScheme(2, 1)));
    block.add(first, 0, first.length, 0);
    block.add(second, 0, second.length, 0);
    ParityFields fields = block.parityFields();
    PacketHeader.writeParity(packet, 0, fields);
    block.takeParity(packet, PacketType.PARITY.headerBytes());
    byte[] behindCommon = {0, 0, 0, 6, 2, 2, 1, 0, 23};
    assertPacket(
        "parity", Direction.C2S, PacketType.PARITY, 8, fields.shardBytes(), behindCommon, byHand);
    assertEquals(fields, PacketHeader.parity(packet, 0));
  }

  @Test
  void ackNamesRangesOfPacketsAndOfWhatWasRebuilt() {
    Frame.Ack ack =
        new Frame.Ack(
            1_500,
            6,
            1_048_576,
            NumberRanges.of(new long[] {20, 18, 15, 15, 9, 0}, 3),
            NumberRanges.of(new long[] {14, 14, 11, 10}, 2));
    ByteBuffer body = ByteBuffer.allocate(66).putInt(1_500).putLong(6).putInt(1_048_576);
    body.put((byte) 3).putLong(20).putInt(2).putInt(1).putInt(0).putInt(4).putInt(9);
    body.put((byte) 2).putLong(14).putInt(0).putInt(1).putInt(1);
    assertFrame("ack", Direction.C2S, 9, ack, body.array());
  }

  @Test
  void challengeCarriesATokenAndTheResponseItsEcho() {
    long token = HexFormat.fromHexDigitsToLong("f0e1d2c3b4a59687");
    ByteBuffer body = ByteBuffer.allocate(8).putLong(token);
    assertFrame("path challenge", Direction.C2S, 10, new Frame.PathChallenge(token), body.array());
    assertFrame("path response", Direction.S2C, 0, new Frame.PathResponse(token), body.array());
  }

  @Test
  void linkReportCountsWhatBecameOfDataPackets() {
    ByteBuffer body = ByteBuffer.allocate(12).putInt(1_000).putInt(20).putInt(3);
    assertFrame("link report", Direction.C2S, 11, new Frame.LinkReport(1_000, 20, 3), body.array());
  }

  @Test
  void controlOfARekeyingCarriesTheNotice() {
    byte[] notice = vectors.bytes("rekey notice");
    ByteBuffer body = ByteBuffer.allocate(2 + notice.length).putShort((short) 1).put(notice);
    Frame.Control control = control(RekeyNotice.CONTROL_KIND, notice);
    assertFrame("rekey", Direction.S2C, 1, control, body.array());
    int content = control.contentOffset();
    assertArrayEquals(
        notice,
        RekeyNotice.read(Arrays.copyOfRange(packet, content, content + notice.length))
            .orElseThrow()
            .bytes());
  }

  @Test
  void controlOfChangedRedundancySaysSchemeAndLoss() {
    ByteBuffer notice = ByteBuffer.allocate(14).putInt(1).put((byte) 24).put((byte) 6);
    notice.putInt(31_250).putInt(2_500);
    ByteBuffer body = ByteBuffer.allocate(16).putShort((short) FEC_NOTICE).put(notice.array());
    assertFrame("redundancy", Direction.C2S, 12, control(FEC_NOTICE, notice.array()), body.array());
    try (PacketCipher cipher = cipher(Direction.S2C)) {
      ServerThatHears server = new ServerThatHears(connectionId(), cipher);
      server.receive(vectors.bytes("redundancy packet"));
      FecChange change = server.redundancy.getFirst();
      assertEquals(new FecScheme(24, 6), change.after());
      assertEquals(0.031_25, change.measured().loss());
      assertEquals(2.5, change.measured().meanBurst());
    }
  }

  @Test
  void closeCarriesItsReason() {
    ByteBuffer body = ByteBuffer.allocate(2).putShort((short) 2);
    assertFrame("close", Direction.S2C, 2, new Frame.Close(2), body.array());
  }

  /** A control frame as it is read where {@link #assertFrame} writes it; its content is there. */
  private Frame.Control control(int kind, byte[] content) {
    int at = PacketType.CONTROL.headerBytes() + Short.BYTES;
    System.arraycopy(content, 0, packet, at, content.length);
    return new Frame.Control(kind, at, content.length);
  }

  private void assertFrame(
      String name, Direction direction, long number, Frame frame, byte[] byHand) {
    int header = frame.type().headerBytes();
    int written = Frame.write(frame, packet, header);
    int body = frame instanceof Frame.Control control ? written + control.contentBytes() : written;
    assertPacket(name, direction, frame.type(), number, body, NO_FIELDS, byHand);
    assertEquals(frame, Frame.read(frame.type(), packet, header, body));
  }

  /** The packet's fields behind the common ones, and its body, are written already. */
  private void assertPacket(
      String name,
      Direction direction,
      PacketType type,
      long number,
      int bodyBytes,
      byte[] fieldsByHand,
      byte[] bodyByHand) {
    int header = type.headerBytes();
    PacketHeader.write(packet, 0, type, connectionId(), number);
    assertArrayEquals(vectors.bytes(name + " header"), Arrays.copyOf(packet, header));
    assertArrayEquals(
        vectors.bytes(name + " body"), Arrays.copyOfRange(packet, header, header + bodyBytes));
    byte[] expected = vectors.bytes(name + " packet");
    try (PacketCipher sealer = cipher(direction)) {
      int sealed = sealer.seal(number, packet, 0, header, bodyBytes);
      assertArrayEquals(expected, Arrays.copyOf(packet, sealed));
    }
    byte[] key = vectors.bytes(direction.text() + " key, epoch 0");
    byte[] iv = vectors.bytes(direction.text() + " iv, epoch 0");
    PacketByHand byHand =
        PacketByHand.of(type.code(), connectionId(), number, fieldsByHand, bodyByHand);
    assertArrayEquals(vectors.bytes(name + " header"), byHand.header());
    assertArrayEquals(vectors.bytes(name + " body"), byHand.body());
    assertArrayEquals(vectors.bytes(name + " nonce"), byHand.nonce(iv));
    assertArrayEquals(expected, byHand.sealed(key, iv));
    try (PacketCipher opener = cipher(other(direction))) {
      assertEquals(
          bodyBytes, opener.open(number, packet, 0, header, bodyBytes + PacketCipher.TAG_BYTES));
    }
  }

  private byte[] message(long number, byte[] bytes) {
    byte[] body = new byte[Fragment.HEADER_BYTES + bytes.length];
    Fragment.writeHeader(body, 0, number, 3, 0, 1);
    System.arraycopy(bytes, 0, body, Fragment.HEADER_BYTES, bytes.length);
    byte[] byHand =
        ByteBuffer.allocate(body.length)
            .putLong(number)
            .putInt((int) number - 3)
            .putShort((short) 0)
            .putShort((short) 1)
            .put(bytes)
            .array();
    assertArrayEquals(byHand, body);
    return body;
  }

  private static byte[] shard(byte[] body, int bytes) {
    return ByteBuffer.allocate(bytes).putShort((short) body.length).put(body).array();
  }

  private long connectionId() {
    return HexFormat.fromHexDigitsToLong(vectors.text("connection id"));
  }

  /** Seals in this direction and opens the other. */
  private PacketCipher cipher(Direction sealing) {
    try (DirectionKeys seal = keys(sealing);
        DirectionKeys open = keys(other(sealing))) {
      return PacketCipher.chaCha20Poly1305(seal, open);
    }
  }

  private static Direction other(Direction direction) {
    return direction == Direction.C2S ? Direction.S2C : Direction.C2S;
  }

  private DirectionKeys keys(Direction direction) {
    try (SecretBytes stream = SecretBytes.takeOver(vectors.bytes("stream key, epoch 0"))) {
      return KeyHierarchy.direction(stream, direction);
    }
  }
}
