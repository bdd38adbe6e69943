package org.honeylink.launcher.cli.packet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.honeylink.crypto.keys.Direction;
import org.honeylink.launcher.cli.CommandRun;
import org.honeylink.launcher.cli.WireFormatVectors;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.launcher.cli.io.Output;
import org.honeylink.launcher.cli.io.Surroundings;
import org.honeylink.transport.packet.PacketType;
import org.honeylink.transport.packet.ParityFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packets of docs/wire-format.md, and others of the same stream. */
class DecodeCommandTest {

  private static final HexFormat HEX = HexFormat.of();

  @TempDir Path directory;
  private final WireFormatVectors vectors = new WireFormatVectors();
  private final SealedPackets device =
      new SealedPackets(vectors.bytes("stream key, epoch 0"), Direction.C2S);
  private final SealedPackets server =
      new SealedPackets(vectors.bytes("stream key, epoch 0"), Direction.S2C);

  private String file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(directory, "v", ""), text + "\n").toString();
  }

  private String streamKey() throws IOException {
    return file(vectors.text("stream key, epoch 0"));
  }

  private static CommandRun decode(String input, String... options) {
    List<String> command = new ArrayList<>(List.of("packet", "decode", "--json"));
    command.addAll(Arrays.asList(options));
    return CommandRun.with(input, command.toArray(String[]::new));
  }

  private static JsonObject only(CommandRun run) {
    return run.json().getJsonArray("packets").getJsonObject(0);
  }

  private JsonObject opened(byte[] packet) throws IOException {
    return only(decode(HEX.formatHex(packet), "--stream-key", streamKey()).expect(ExitCodes.OK));
  }

  private JsonObject dropped(byte[] packet) throws IOException {
    return only(decode(HEX.formatHex(packet), "--stream-key", streamKey()).expect(ExitCodes.FAILED))
        .getJsonObject("drop");
  }

  private static byte[] hex(String digits) {
    return HEX.parseHex(digits.replace(" ", ""));
  }

  @ParameterizedTest
  @CsvSource({"packet, chacha20-poly1305", "'packet, aes 256 gcm', AES_256_GCM"})
  void thePacketOfTheDocumentIsExplained(String name, String cipher) throws IOException {
    JsonObject packet =
        only(
            decode(
                    vectors.text(name),
                    "--stream-key",
                    streamKey(),
                    "--cipher",
                    cipher,
                    "--show-nonce")
                .expect(ExitCodes.OK));
    assertEquals("DATA", packet.getString("type"));
    assertEquals(vectors.text("connection id"), packet.getString("connection_id"));
    assertEquals(5, packet.getInt("packet_number"));
    assertEquals(0, packet.getInt("block_number"));
    assertEquals(5, packet.getInt("shard_index"));
    assertEquals("c2s", packet.getString("direction"));
    assertEquals(vectors.text("nonce"), packet.getString("nonce"));
    JsonObject data = packet.getJsonObject("data");
    assertEquals(5, data.getInt("message_number"));
    assertEquals(3, data.getInt("floor"));
    assertEquals(0, data.getInt("fragment_index"));
    assertEquals(1, data.getInt("fragments"));
    assertEquals("hello", data.getString("payload_text"));
  }

  @Test
  void aDirectionKeyOpensAsWellAndPaddingIsCounted() throws IOException {
    String key = file(vectors.text("c2s key, epoch 0") + vectors.text("c2s iv, epoch 0"));
    JsonObject packet =
        only(
            decode(vectors.text("padding packet"), "--direction-key", key, "--show-nonce")
                .expect(ExitCodes.OK));
    assertEquals("PADDING", packet.getString("type"));
    assertEquals(vectors.text("padding nonce"), packet.getString("nonce"));
    assertEquals(4, packet.getJsonObject("padding").getInt("bytes"));
    assertFalse(packet.containsKey("direction"));
  }

  @Test
  void theNonceDisclosesTheIvAndIsNotShownUnasked() throws IOException {
    CommandRun opened =
        decode(vectors.text("packet"), "--stream-key", streamKey()).expect(ExitCodes.OK);
    assertEquals("c2s", only(opened).getString("direction"));
    assertFalse(opened.output().contains("nonce"), opened.output());
    assertFalse(opened.output().contains(vectors.text("nonce")), opened.output());
  }

  @Test
  void withoutAKeyTheClearPartIsShownAlone() {
    JsonObject packet = only(decode(vectors.text("packet")).expect(ExitCodes.OK));
    assertEquals(5, packet.getInt("packet_number"));
    assertEquals(21, packet.getInt("sealed_bytes"));
    assertFalse(packet.containsKey("nonce") || packet.containsKey("data"), packet.toString());
  }

  @Test
  void rangesOfAnAcknowledgementAreShownAsTheyAreMeant() throws IOException {
    JsonObject ack =
        opened(
                server.packet(
                    PacketType.ACK,
                    0,
                    hex(
                        "000003e8 0000000000000007 00010000"
                            + "02 0000000000000014 00000004 00000001 00000000 00")))
            .getJsonObject("ack");
    assertEquals(1_000, ack.getInt("delay_micros"));
    assertEquals(7, ack.getInt("messages_safe_below"));
    assertEquals(65_536, ack.getInt("window_bytes"));
    assertEquals("[\"16-20\",\"13\"]", ack.getJsonArray("received").toString());
    assertTrue(ack.getJsonArray("rebuilt").isEmpty());
  }

  @Test
  void aRekeyNoticeIsShownFieldByField() throws IOException {
    byte[] notice = vectors.bytes("rekey notice");
    JsonObject control =
        opened(server.packet(PacketType.CONTROL, 1, hex("0001" + HEX.formatHex(notice))))
            .getJsonObject("control");
    assertEquals(1, control.getInt("number"));
    assertEquals(2, control.getInt("generation"));
    assertEquals(vectors.text("rekey server public key"), control.getString("server_key"));
    assertEquals(64, control.getString("hpke_enc").length());
    assertEquals(96, control.getString("hpke_ciphertext").length());
  }

  @Test
  void aChangedRedundancyIsShownFieldByField() throws IOException {
    JsonObject control =
        opened(device.packet(PacketType.CONTROL, 1, hex("0fec 00000002 14 05 0000c350 000005dc")))
            .getJsonObject("control");
    assertEquals(2, control.getInt("number"));
    assertEquals(20, control.getInt("data_shards"));
    assertEquals(5, control.getInt("parity_shards"));
    assertEquals(0.05, control.getJsonNumber("loss_before_repair").doubleValue());
    assertEquals(1.5, control.getJsonNumber("average_burst").doubleValue());
  }

  @ParameterizedTest
  @CsvSource({
    "0002 312e322e30, '\"policy_version\":\"1.2.0\"'",
    "0003 00000007, '\"settings_version\":7'",
    "0004 00112233445566778899aabbccddeeff 04 70696e67 7b7d,"
        + " '\"command_id\":\"00112233-4455-6677-8899-aabbccddeeff\",\"name\":\"ping\","
        + "\"parameters\":\"{}\"'",
    "0005 00112233445566778899aabbccddeeff 01 6e6f,"
        + " '\"command_id\":\"00112233-4455-6677-8899-aabbccddeeff\",\"outcome\":\"failed\","
        + "\"text\":\"no\"'",
  })
  void wordsOfPoliciesSettingsAndCommandsAreShownFieldByField(String body, String expected)
      throws IOException {
    JsonObject control =
        opened(server.packet(PacketType.CONTROL, 1, hex(body))).getJsonObject("control");
    assertTrue(control.toString().contains(expected), control.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "CLOSE, 0002, '{\"reason_code\":2,\"reason\":\"REVOKED\"}'",
    "CLOSE, 0063, '{\"reason_code\":99,\"reason\":\"PROTOCOL\"}'",
    "LINK_REPORT, 000000640000000300000001, '{\"received\":100,\"rebuilt\":3,\"lost\":1}'",
    "PATH_CHALLENGE, 00000000deadbeef, '{\"token\":\"00000000deadbeef\"}'",
    "PATH_RESPONSE, 00000000deadbeef, '{\"token\":\"00000000deadbeef\"}'",
  })
  void smallBodiesAreShownFieldByField(PacketType type, String body, String expected)
      throws IOException {
    JsonObject packet = opened(server.packet(type, 9, hex(body)));
    assertEquals("s2c", packet.getString("direction"));
    assertEquals(
        expected, packet.getJsonObject(type.name().toLowerCase(java.util.Locale.ROOT)).toString());
  }

  @Test
  void parityShowsItsBlockAndItsShard() throws IOException {
    var fields = new ParityFields(40, 11, 10, 2, 4);
    JsonObject packet = opened(device.parity(52, fields, hex("01020304")));
    assertEquals(40, packet.getInt("block_number"));
    assertEquals(11, packet.getInt("shard_index"));
    assertEquals(10, packet.getInt("data_shards"));
    assertEquals(2, packet.getInt("parity_shards"));
    assertEquals(4, packet.getInt("shard_bytes"));
    assertEquals("01020304", packet.getJsonObject("parity").getString("shard"));
  }

  @Test
  void parityThatContradictsItselfIsDroppedWithTheContradiction() throws IOException {
    JsonObject drop =
        dropped(device.parity(52, new ParityFields(40, 9, 10, 2, 4), hex("01020304")));
    assertEquals("MALFORMED", drop.getString("reason"));
    assertTrue(drop.getString("why").contains("shard index 9 is no parity"), drop.toString());
    drop = dropped(device.parity(52, new ParityFields(40, 10, 10, 2, 5), hex("01020304")));
    assertTrue(drop.getString("why").contains("5 bytes of shard"), drop.toString());
    drop = dropped(device.parity(52, new ParityFields(40, 70, 65, 9, 4), hex("01020304")));
    assertTrue(drop.getString("why").contains("65+9 shards"), drop.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "ACK, 00, 1 bytes are no body of ACK",
    "CLOSE, 000001, 3 bytes are no body of CLOSE",
    "DATA, 00000000000000050000000600000001, a floor not above the number",
    "CONTROL, 0001ff, no notice of a re-keying",
    "CONTROL, 0fec00, no notice of a changed redundancy",
    "CONTROL, 0003ff, no version of settings",
    "CONTROL, 000400112233445566778899aabbccddeeff05, no command",
    "CONTROL, 000500112233445566778899aabbccddeeff02, no answer to a command",
  })
  void aBodyThatCannotBeReadIsDroppedWithTheRule(PacketType type, String body, String why)
      throws IOException {
    JsonObject drop = dropped(device.packet(type, 1, hex(body)));
    assertTrue(drop.getString("why").contains(why), drop.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "40, TOO_SHORT, 1 bytes; a packet has 17 of header and 16 of tag",
    "400123456789abcdef000000000000000500000000050102030405060708090a0b, TOO_SHORT, DATA has 22",
    "80, UNKNOWN_VERSION, version 2",
    "41, RESERVED_BITS, the byte is 0x41",
    "7c, UNKNOWN_TYPE, no type 15",
    "440123456789abcdeff000000000000005, MALFORMED, above 2^62 - 1",
  })
  void aWrongHeaderIsDroppedForTheReasonOfTheReceiver(String start, String reason, String why) {
    String rest = reason.equals("TOO_SHORT") ? "" : "00".repeat(60 - start.length() / 2);
    JsonObject drop = only(decode(start + rest).expect(ExitCodes.FAILED)).getJsonObject("drop");
    assertEquals(reason, drop.getString("reason"));
    assertTrue(drop.getString("why").contains(why), drop.toString());
  }

  @Test
  void anAlteredPacketAndTheWrongDirectionAreNotAuthentic() throws IOException {
    byte[] altered = vectors.bytes("packet");
    altered[30] ^= 1;
    assertEquals("NOT_AUTHENTIC", dropped(altered).getString("reason"));
    CommandRun wrongWay =
        decode(vectors.text("packet"), "--stream-key", streamKey(), "--direction", "s2c")
            .expect(ExitCodes.FAILED);
    assertEquals("NOT_AUTHENTIC", only(wrongWay).getJsonObject("drop").getString("reason"));
  }

  @Test
  void severalPacketsAreReadOneOnEachLineAndASecondTimeIsAReplay() throws IOException {
    String lines = vectors.text("packet") + "\n\n" + vectors.text("packet") + "\n";
    var packets =
        decode(lines, "--stream-key", streamKey())
            .expect(ExitCodes.FAILED)
            .json()
            .getJsonArray("packets");
    assertEquals(2, packets.size());
    assertFalse(packets.getJsonObject(0).containsKey("drop"));
    assertEquals("line 3", packets.getJsonObject(1).getString("packet"));
    assertEquals("REPLAYED", packets.getJsonObject(1).getJsonObject("drop").getString("reason"));
  }

  @Test
  void rawFilesHoldOnePacketEach() throws IOException {
    Path raw = Files.write(directory.resolve("one.bin"), vectors.bytes("packet"));
    Path other = Files.write(directory.resolve("two.bin"), vectors.bytes("padding packet"));
    CommandRun run =
        decode("", "--raw", raw.toString(), other.toString(), "--stream-key", streamKey())
            .expect(ExitCodes.OK);
    assertEquals(2, run.json().getJsonArray("packets").size());
  }

  @Test
  void packetsOfOtherConnectionsAreLeftOutOnRequest() {
    String lines = vectors.text("packet") + "\n" + vectors.text("packet").replace("cdef", "cdee");
    var packets =
        decode(lines, "--connection-id", "0123456789abcdef")
            .expect(ExitCodes.OK)
            .json()
            .getJsonArray("packets");
    assertEquals(1, packets.size());
  }

  @Test
  void peopleGetOneParagraphForEachPacket() throws IOException {
    CommandRun run =
        CommandRun.with(
            vectors.text("packet") + "\n40\n", "packet", "decode", "--stream-key", streamKey());
    assertEquals(ExitCodes.FAILED, run.exitCode());
    assertTrue(run.output().contains("data payload text"), run.output());
    assertTrue(run.output().contains("drop reason"), run.output());
    assertTrue(run.output().lines().anyMatch(String::isEmpty), run.output());
    assertFalse(run.output().contains(vectors.text("stream key, epoch 0")));
  }

  @Test
  void peopleSeeAPacketBeforeTheInputEnds() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    broken.close();
    var unending =
        new SequenceInputStream(
            new ByteArrayInputStream((vectors.text("packet") + "\n").getBytes(US_ASCII)), broken);
    CommandRun run =
        CommandRun.in(new Surroundings(Map.of(), unending, Optional.empty()), "packet", "decode")
            .expect(ExitCodes.FAILED);
    assertTrue(run.errors().contains("Stream closed"), run.errors());
    assertTrue(run.output().contains("connection id"), run.output());
  }

  @Test
  void moreThanMemoryHoldsIsRefusedWithTheWayToCutIt() throws IOException {
    String tooMany = "40\n".repeat(Output.MOST_KEPT + 1);
    CommandRun run = decode(tooMany).expect(ExitCodes.FAILED);
    assertTrue(run.errors().contains("tcpdump -r FILE -c 50000 -w OTHER"), run.errors());
    Path raw = Files.write(directory.resolve("large.bin"), new byte[65_536]);
    run = decode("", "--raw", raw.toString()).expect(ExitCodes.FAILED);
    assertTrue(run.errors().contains("more than 65535 bytes"), run.errors());
  }

  @ParameterizedTest
  @CsvSource({
    "--direction c2s, --direction needs --stream-key",
    "--stream-key a --direction-key b, not both",
    "--stream-key -, cannot both come from standard input",
    "--connection-id 12, 16 hexadecimal digits",
    "--cipher rot13, 'use chacha20-poly1305 or aes-256-gcm'",
  })
  void optionsThatContradictEachOtherAreRefusedWithTheRule(String options, String rule) {
    CommandRun run = decode(vectors.text("packet"), options.split(" ", -1)).expect(ExitCodes.USAGE);
    assertTrue(run.errors().contains(rule), run.errors());
  }

  @ParameterizedTest
  @CsvSource({"'', There is no packet", "hello, line 1 is no packet in hexadecimal"})
  void whatIsNoCaptureIsToldSo(String input, String told) {
    CommandRun run = decode(input).expect(ExitCodes.FAILED);
    assertTrue(run.errors().contains(told), run.errors());
  }
}
