package org.honeylink.crypto.aead;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.honeylink.crypto.keys.DirectionKeys;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every case of the published vectors among the test resources, which say where they come from. */
class PublishedVectorsTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final String FAIL = "FAIL";

  /** One case; {@code body} is {@code FAIL} when the packet must not open. */
  @SuppressWarnings("ArrayRecordComponent") // Only carries bytes; never compared.
  private record Case(byte[] traffic, byte[] header, byte[] sealed, String body) {

    static Case of(String line) {
      String[] part = line.split(" ", -1);
      return new Case(HEX.parseHex(part[0] + part[1]), bytes(part[2]), bytes(part[3]), part[4]);
    }

    private static byte[] bytes(String hex) {
      return hex.equals("-") ? new byte[0] : HEX.parseHex(hex);
    }

    PacketCipher cipher(CipherSuite suite) {
      try (DirectionKeys keys = DirectionKeys.split(SecretBytes.copyOf(traffic))) {
        return PacketCipher.of(suite, keys, keys);
      }
    }

    byte[] packet() {
      byte[] packet = Arrays.copyOf(header, header.length + sealed.length);
      System.arraycopy(sealed, 0, packet, header.length, sealed.length);
      return packet;
    }
  }

  @ParameterizedTest
  @CsvSource({"AES_256_GCM, aes-256-gcm.txt", "CHACHA20_POLY1305, chacha20-poly1305.txt"})
  void everyCaseComesOutAsPublished(CipherSuite suite, String resource) throws IOException {
    List<Case> cases = cases(resource);
    assertTrue(cases.size() >= 20, "cases: " + cases.size());
    for (Case each : cases) {
      byte[] packet = each.packet();
      int header = each.header().length;
      int opened = each.cipher(suite).open(0, packet, 0, header, each.sealed().length);
      if (each.body().equals(FAIL)) {
        assertEquals(-1, opened);
        assertArrayEquals(each.packet(), packet);
        continue;
      }
      byte[] body = Case.bytes(each.body());
      assertEquals(body.length, opened);
      assertArrayEquals(body, Arrays.copyOfRange(packet, header, header + opened));
      each.cipher(suite).seal(0, packet, 0, header, body.length);
      assertArrayEquals(each.packet(), packet);
    }
  }

  private static List<Case> cases(String resource) throws IOException {
    try (InputStream in = PublishedVectorsTest.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in, resource).readAllBytes(), US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Case::of)
          .toList();
    }
  }
}
