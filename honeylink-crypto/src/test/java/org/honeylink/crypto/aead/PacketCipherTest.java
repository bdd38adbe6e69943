package org.honeylink.crypto.aead;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.honeylink.crypto.keys.DirectionKeys;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketCipherTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final int HEADER = 17;

  private final DirectionKeys up = keys(1);
  private final DirectionKeys down = keys(2);
  private final PacketCipher device = PacketCipher.chaCha20Poly1305(up, down);
  private final PacketCipher server = PacketCipher.chaCha20Poly1305(down, up);

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

  @Test
  void everyPacketOpensAtTheOtherEnd() {
    qt().withExamples(200)
        .forAll(integers().between(0, 1300), integers().between(0, 40), longs().all())
        .check(
            (bodyBytes, offset, seed) -> {
              DirectionKeys keys = keys(seed);
              byte[] body = random(seed, bodyBytes);
              byte[] packet = packet(body, offset);
              long number = seed >>> 2;
              int sealed =
                  PacketCipher.chaCha20Poly1305(keys, down)
                      .seal(number, packet, offset, HEADER, bodyBytes);
              int opened =
                  PacketCipher.chaCha20Poly1305(down, keys)
                      .open(number, packet, offset, HEADER, sealed - HEADER);
              int start = offset + HEADER;
              return opened == bodyBytes
                  && Arrays.equals(body, Arrays.copyOfRange(packet, start, start + bodyBytes));
            });
  }

  @Test
  void everyFlippedBitIsRejected() {
    byte[] sealed = packet(random(3, 40), 0);
    device.seal(5, sealed, 0, HEADER, 40);
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertEquals(-1, server.open(5, changed, 0, HEADER, sealed.length - HEADER));
    }
  }

  @Test
  void aForgedPacketDoesNotSpoilTheTrueOneOfItsNumber() {
    byte[] sealed = packet(random(4, 20), 0);
    device.seal(9, sealed, 0, HEADER, 20);
    byte[] forged = sealed.clone();
    forged[HEADER] ^= 1;
    assertEquals(-1, server.open(9, forged, 0, HEADER, 36));
    assertEquals(20, server.open(9, sealed.clone(), 0, HEADER, 36));
    assertEquals(20, server.open(9, sealed, 0, HEADER, 36));
  }

  @Test
  void anotherNumberOrDirectionDoesNotOpen() {
    byte[] sealed = packet(random(4, 20), 0);
    device.seal(9, sealed, 0, HEADER, 20);
    assertEquals(-1, server.open(10, sealed.clone(), 0, HEADER, 36));
    assertEquals(-1, device.open(9, sealed.clone(), 0, HEADER, 36));
    assertEquals(-1, server.open(-9, sealed.clone(), 0, HEADER, 36));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15})
  void lessThanATagIsNotAuthentic(int sealedBytes) {
    assertEquals(-1, server.open(0, new byte[64], 0, HEADER, sealedBytes));
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 6, 0, -1, 1L << 62})
  void aNumberThatDoesNotGrowKillsTheSealer(long number) {
    byte[] packet = new byte[64];
    device.seal(7, packet, 0, HEADER, 8);
    assertThrows(IllegalStateException.class, () -> device.seal(number, packet, 0, HEADER, 8));
    assertThrows(IllegalStateException.class, () -> device.seal(8, packet, 0, HEADER, 8));
  }

  @Test
  void nothingWorksAfterClose() {
    device.close();
    byte[] packet = new byte[64];
    assertThrows(IllegalStateException.class, () -> device.seal(0, packet, 0, HEADER, 8));
    assertThrows(IllegalStateException.class, () -> device.open(0, packet, 0, HEADER, 24));
  }

  @Test
  void keysMayBeClosedOnceTheCipherHasThem() {
    up.close();
    down.close();
    byte[] packet = packet(random(5, 8), 0);
    device.seal(0, packet, 0, HEADER, 8);
    assertEquals(8, server.open(0, packet, 0, HEADER, 24));
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
