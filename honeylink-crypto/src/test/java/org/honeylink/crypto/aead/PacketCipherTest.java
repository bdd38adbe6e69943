package org.honeylink.crypto.aead;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.honeylink.crypto.keys.DirectionKeys;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PacketCipherTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final int HEADER = 17;

  private final DirectionKeys up = keys(1);
  private final DirectionKeys down = keys(2);

  // RFC 8439 section 2.8.2; packet number 0 leaves the iv as the nonce.
  @Test
  void thePacketOfRfc8439IsSealedAsThere() {
    DirectionKeys keys =
        traffic(
            "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f"
                + "070000004041424344454647");
    byte[] aad = HEX.parseHex("50515253c0c1c2c3c4c5c6c7");
    byte[] text =
        ("Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the"
                + " future, sunscreen would be it.")
            .getBytes(US_ASCII);
    byte[] packet = Arrays.copyOf(aad, aad.length + text.length + PacketCipher.TAG_BYTES);
    System.arraycopy(text, 0, packet, aad.length, text.length);

    int sealed =
        PacketCipher.chaCha20Poly1305(keys, keys).seal(0, packet, 0, aad.length, text.length);

    assertEquals(packet.length, sealed);
    assertEquals(
        "50515253c0c1c2c3c4c5c6c7"
            + "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6"
            + "3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36"
            + "92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc"
            + "3ff4def08e4b7a9de576d26586cec64b61161ae10b594f09e26a7e902ecbd0600691",
        HEX.formatHex(packet));
  }

  // RFC 8446 section 5.3: the number is padded to the left and XORed with the iv.
  @Test
  void theNumberIsMixedIntoTheLowBytesOfTheNonce() {
    DirectionKeys zeroIv = traffic("11".repeat(32) + "00".repeat(12));
    DirectionKeys shiftedIv = traffic("11".repeat(32) + "000000000102030405060708");
    byte[] one = new byte[32];
    byte[] two = new byte[32];
    PacketCipher.chaCha20Poly1305(zeroIv, zeroIv).seal(0x0102030405060708L, one, 0, 0, 16);
    PacketCipher.chaCha20Poly1305(shiftedIv, shiftedIv).seal(0, two, 0, 0, 16);
    assertArrayEquals(one, two);
  }

  @ParameterizedTest
  @EnumSource
  void everyPacketOpensAtTheOtherEnd(CipherSuite suite) {
    qt().withExamples(200)
        .forAll(integers().between(0, 1300), integers().between(0, 40), longs().all())
        .check(
            (bodyBytes, offset, seed) -> {
              DirectionKeys keys = keys(seed);
              byte[] body = random(seed, bodyBytes);
              byte[] packet = packet(body, offset);
              long number = seed >>> 2;
              int sealed =
                  PacketCipher.of(suite, keys, down)
                      .seal(number, packet, offset, HEADER, bodyBytes);
              int opened =
                  PacketCipher.of(suite, down, keys)
                      .open(number, packet, offset, HEADER, sealed - HEADER);
              int start = offset + HEADER;
              return opened == bodyBytes
                  && Arrays.equals(body, Arrays.copyOfRange(packet, start, start + bodyBytes));
            });
  }

  @ParameterizedTest
  @EnumSource
  void everyFlippedBitIsRejectedAndThePacketLeftAsItCame(CipherSuite suite) {
    Ends ends = new Ends(suite);
    byte[] sealed = packet(random(3, 40), 0);
    ends.device.seal(5, sealed, 0, HEADER, 40);
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      byte[] received = changed.clone();
      assertEquals(-1, ends.server.open(5, changed, 0, HEADER, sealed.length - HEADER));
      assertArrayEquals(received, changed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFullPacketThatIsForgedIsLeftAsItCame(CipherSuite suite) {
    Ends ends = new Ends(suite);
    byte[] sealed = packet(random(3, 16_384), 7);
    ends.device.seal(5, sealed, 7, HEADER, 16_384);
    sealed[sealed.length - 1] ^= 1;
    byte[] received = sealed.clone();
    assertEquals(-1, ends.server.open(5, sealed, 7, HEADER, 16_400));
    assertArrayEquals(received, sealed);
  }

  @ParameterizedTest
  @EnumSource
  void aForgedPacketDoesNotSpoilTheTrueOneOfItsNumber(CipherSuite suite) {
    Ends ends = new Ends(suite);
    byte[] sealed = packet(random(4, 20), 0);
    ends.device.seal(9, sealed, 0, HEADER, 20);
    byte[] forged = sealed.clone();
    forged[HEADER] ^= 1;
    assertEquals(-1, ends.server.open(9, forged, 0, HEADER, 36));
    assertEquals(20, ends.server.open(9, sealed.clone(), 0, HEADER, 36));
    assertEquals(20, ends.server.open(9, sealed, 0, HEADER, 36));
  }

  @ParameterizedTest
  @EnumSource
  void anotherNumberOrDirectionDoesNotOpen(CipherSuite suite) {
    Ends ends = new Ends(suite);
    byte[] sealed = packet(random(4, 20), 0);
    ends.device.seal(9, sealed, 0, HEADER, 20);
    assertEquals(-1, ends.server.open(10, sealed, 0, HEADER, 36));
    assertEquals(-1, ends.device.open(9, sealed, 0, HEADER, 36));
    assertEquals(-1, ends.server.open(-9, sealed, 0, HEADER, 36));
    assertEquals(20, ends.server.open(9, sealed, 0, HEADER, 36));
  }

  @ParameterizedTest
  @EnumSource
  void theOtherSuiteDoesNotOpen(CipherSuite suite) {
    byte[] sealed = packet(random(4, 20), 0);
    new Ends(suite).device.seal(9, sealed, 0, HEADER, 20);
    for (CipherSuite other : CipherSuite.values()) {
      int opened = new Ends(other).server.open(9, sealed.clone(), 0, HEADER, 36);
      assertEquals(other == suite ? 20 : -1, opened);
    }
  }

  @ParameterizedTest
  @EnumSource
  void longAndShortPacketsOpenInAnyOrder(CipherSuite suite) {
    Ends ends = new Ends(suite);
    int number = 0;
    for (int bodyBytes : new int[] {0, 100, 10, 1300, 1, 1300, 0}) {
      byte[] body = random(number, bodyBytes);
      byte[] sealed = packet(body, 3);
      ends.device.seal(number, sealed, 3, HEADER, bodyBytes);
      assertEquals(bodyBytes, ends.server.open(number, sealed, 3, HEADER, bodyBytes + 16));
      assertArrayEquals(body, Arrays.copyOfRange(sealed, 3 + HEADER, 3 + HEADER + bodyBytes));
      number++;
    }
  }

  // The number makes the nonce, and the nonce the ciphertext.
  @ParameterizedTest
  @EnumSource
  void theSameBodyIsNeverTheSameCiphertext(CipherSuite suite) {
    Set<String> seen = new HashSet<>();
    PacketCipher sealer = new Ends(suite).device;
    qt().withExamples(1_000)
        .forAll(integers().between(1, 1_000))
        .check(
            step -> {
              byte[] packet = packet(new byte[32], 0);
              sealer.seal(1_000L * seen.size() + step, packet, 0, HEADER, 32);
              return seen.add(HEX.formatHex(packet, HEADER, HEADER + 32));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "CHACHA20_POLY1305,0", "CHACHA20_POLY1305,1", "CHACHA20_POLY1305,15",
    "AES_256_GCM,0", "AES_256_GCM,1", "AES_256_GCM,15"
  })
  void lessThanATagIsNotAuthentic(CipherSuite suite, int sealedBytes) {
    assertEquals(-1, new Ends(suite).server.open(0, new byte[64], 0, HEADER, sealedBytes));
  }

  @ParameterizedTest
  @EnumSource
  void aTruncatedTagIsNotAuthentic(CipherSuite suite) {
    Ends ends = new Ends(suite);
    byte[] sealed = packet(random(6, 40), 0);
    ends.device.seal(0, sealed, 0, HEADER, 40);
    for (int missing = 1; missing <= 56; missing++) {
      assertEquals(-1, ends.server.open(0, sealed.clone(), 0, HEADER, 56 - missing));
    }
  }

  static Stream<Arguments> numbersThatDoNotGrow() {
    return Stream.of(CipherSuite.values())
        .flatMap(
            suite ->
                LongStream.of(7, 6, 0, -1, 1L << 62)
                    .mapToObj(number -> Arguments.of(suite, number)));
  }

  @ParameterizedTest
  @MethodSource("numbersThatDoNotGrow")
  void aNumberThatDoesNotGrowKillsTheSealer(CipherSuite suite, long number) {
    PacketCipher sealer = new Ends(suite).device;
    byte[] packet = new byte[64];
    sealer.seal(7, packet, 0, HEADER, 8);
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> sealer.seal(number, packet, 0, HEADER, 8));
    String said = String.valueOf(refused.getMessage());
    assertTrue(said.contains("number " + number + " ") && said.contains("number 7"), said);
    assertThrows(IllegalStateException.class, () -> sealer.seal(8, packet, 0, HEADER, 8));
  }

  @ParameterizedTest
  @EnumSource
  void theHighestNumberSealsAndOpens(CipherSuite suite) {
    Ends ends = new Ends(suite);
    byte[] packet = packet(random(6, 8), 0);
    long highest = (1L << 62) - 1;
    assertEquals(HEADER + 24, ends.device.seal(highest, packet, 0, HEADER, 8));
    assertEquals(8, ends.server.open(highest, packet, 0, HEADER, 24));
  }

  @ParameterizedTest
  @EnumSource
  void aPacketWithoutRoomForTheTagKillsTheSealer(CipherSuite suite) {
    PacketCipher sealer = new Ends(suite).device;
    byte[] small = new byte[HEADER + 8 + 15];
    assertThrows(IllegalStateException.class, () -> sealer.seal(0, small, 0, HEADER, 8));
    byte[] enough = new byte[HEADER + 8 + 16];
    assertThrows(IllegalStateException.class, () -> sealer.seal(1, enough, 0, HEADER, 8));
  }

  @ParameterizedTest
  @EnumSource
  void nothingWorksAfterClose(CipherSuite suite) {
    PacketCipher cipher = new Ends(suite).device;
    cipher.close();
    byte[] packet = new byte[64];
    assertThrows(IllegalStateException.class, () -> cipher.seal(0, packet, 0, HEADER, 8));
    assertThrows(IllegalStateException.class, () -> cipher.open(0, packet, 0, HEADER, 24));
  }

  @ParameterizedTest
  @EnumSource
  void keysMayBeClosedOnceTheCipherHasThem(CipherSuite suite) {
    Ends ends = new Ends(suite);
    up.close();
    down.close();
    byte[] packet = packet(random(5, 8), 0);
    ends.device.seal(0, packet, 0, HEADER, 8);
    assertEquals(8, ends.server.open(0, packet, 0, HEADER, 24));
  }

  @Test
  void eachSuiteHasItsName() {
    byte[] chaCha = packet(random(5, 8), 0);
    byte[] gcm = chaCha.clone();
    PacketCipher.chaCha20Poly1305(up, down).seal(0, chaCha, 0, HEADER, 8);
    PacketCipher.aes256Gcm(up, down).seal(0, gcm, 0, HEADER, 8);
    assertEquals(8, new Ends(CipherSuite.CHACHA20_POLY1305).server.open(0, chaCha, 0, HEADER, 24));
    assertEquals(8, new Ends(CipherSuite.AES_256_GCM).server.open(0, gcm, 0, HEADER, 24));
  }

  /** Both ends of one stream. */
  private final class Ends {
    private final PacketCipher device;
    private final PacketCipher server;

    private Ends(CipherSuite suite) {
      this.device = PacketCipher.of(suite, up, down);
      this.server = PacketCipher.of(suite, down, up);
    }
  }

  private static byte[] packet(byte[] body, int offset) {
    byte[] packet = new byte[offset + HEADER + body.length + PacketCipher.TAG_BYTES];
    System.arraycopy(body, 0, packet, offset + HEADER, body.length);
    return packet;
  }

  private static DirectionKeys keys(long seed) {
    return DirectionKeys.split(SecretBytes.takeOver(random(seed, 44)));
  }

  private static DirectionKeys traffic(String hex) {
    return DirectionKeys.split(SecretBytes.takeOver(HEX.parseHex(hex)));
  }

  private static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
