package org.honeylink.crypto.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519Test {

  private static final HexFormat HEX = HexFormat.of();

  /** RFC 8032 section 7.1, tests 1 and 2. */
  record Row(String privateKey, String publicKey, String message, String signature) {}

  static Row[] rows() {
    return new Row[] {
      new Row(
          "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
          "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
          "",
          "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e"
              + "39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
      new Row(
          "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
          "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
          "72",
          "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f"
              + "3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
    };
  }

  @ParameterizedTest
  @MethodSource("rows")
  void signsAndVerifiesTheVectorsOfRfc8032(Row row) {
    Ed25519KeyPair pair =
        Ed25519KeyPair.fromPrivate(SecretBytes.takeOver(HEX.parseHex(row.privateKey())));
    byte[] message = HEX.parseHex(row.message());
    assertEquals(row.publicKey(), HEX.formatHex(pair.publicKey().bytes()));
    assertEquals(row.signature(), HEX.formatHex(pair.sign(message)));
    assertTrue(pair.publicKey().verify(message, HEX.parseHex(row.signature())));
  }

  @Test
  void everyPublishedCaseComesOut() throws IOException {
    List<String> lines;
    try (InputStream in = Ed25519Test.class.getResourceAsStream("ed25519.txt")) {
      lines =
          new String(Objects.requireNonNull(in).readAllBytes(), US_ASCII)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .toList();
    }
    assertEquals(21, lines.size());
    for (String line : lines) {
      String[] part = line.split(" ", -1);
      byte[] message = part[2].equals("-") ? new byte[0] : HEX.parseHex(part[2]);
      try (SecretBytes seed = SecretBytes.takeOver(HEX.parseHex(part[0]));
          Ed25519KeyPair pair = Ed25519KeyPair.fromPrivate(seed)) {
        assertEquals(part[1], HEX.formatHex(pair.publicKey().bytes()));
        assertEquals(part[3], HEX.formatHex(pair.sign(message)));
        assertTrue(Ed25519PublicKey.of(HEX.parseHex(part[1])).verify(message, pair.sign(message)));
      }
    }
  }

  // RFC 8032 section 5.1.7: "If [...] S is not in the range 0 <= S < L, the signature is invalid";
  // otherwise anybody makes a second signature of a first, S + L.
  @Test
  void aSignatureIsNotMalleable() {
    BigInteger order =
        BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));
    byte[] message = {1, 2, 3};
    try (Ed25519KeyPair pair = Ed25519KeyPair.generate()) {
      byte[] signature = pair.sign(message);
      byte[] second = signature.clone();
      BigInteger s = littleEndian(Arrays.copyOfRange(signature, 32, 64)).add(order);
      for (int i = 0; i < 32; i++) {
        second[32 + i] = s.shiftRight(8 * i).byteValue();
      }
      assertTrue(pair.publicKey().verify(message, signature));
      assertFalse(pair.publicKey().verify(message, second));
    }
  }

  private static BigInteger littleEndian(byte[] bytes) {
    BigInteger value = BigInteger.ZERO;
    for (int i = bytes.length - 1; i >= 0; i--) {
      value = value.shiftLeft(8).or(BigInteger.valueOf(bytes[i] & 0xff));
    }
    return value;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 65, 128})
  void aSignatureOfAnotherLengthDoesNotVerify(int bytes) {
    try (Ed25519KeyPair pair = Ed25519KeyPair.generate()) {
      byte[] signature = Arrays.copyOf(pair.sign(new byte[1]), bytes);
      assertFalse(pair.publicKey().verify(new byte[1], signature));
    }
  }

  // The eight points of small order, and encodings of them that are not reduced ("Taming the many
  // EdDSAs", 2020, table 3): under such a key one signature fits many messages.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
      })
  void aKeyOfSmallOrderIsRefused(String key) {
    assertThrows(IllegalArgumentException.class, () -> Ed25519PublicKey.of(HEX.parseHex(key)));
  }

  @Test
  void aPairComesBackFromItsSeedAndShowsItsPublicKeyOnly() {
    try (Ed25519KeyPair pair = Ed25519KeyPair.generate();
        SecretBytes seed = pair.privateKey();
        Ed25519KeyPair again = Ed25519KeyPair.fromPrivate(seed);
        Ed25519KeyPair other = Ed25519KeyPair.generate()) {
      assertEquals(pair.publicKey(), again.publicKey());
      assertEquals(pair.publicKey().hashCode(), again.publicKey().hashCode());
      assertNotEquals(pair.publicKey(), other.publicKey());
      assertNotEquals(pair.publicKey().hashCode(), other.publicKey().hashCode());
      assertFalse(pair.publicKey().equals(new Object()));
      String text = pair.publicKey().toString();
      assertArrayEquals(pair.publicKey().bytes(), Base64.getUrlDecoder().decode(text));
      assertEquals("Ed25519KeyPair[" + text + "]", pair.toString());
    }
  }

  @Test
  void aClosedPairSignsNothing() {
    Ed25519KeyPair pair = Ed25519KeyPair.generate();
    pair.close();
    assertThrows(IllegalStateException.class, () -> pair.sign(new byte[1]));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33, 64})
  void aSeedOfAnotherLengthIsRefused(int bytes) {
    try (SecretBytes seed = SecretBytes.copyOf(new byte[bytes])) {
      assertThrows(IllegalArgumentException.class, () -> Ed25519KeyPair.fromPrivate(seed));
    }
  }

  @Test
  void signaturesOfOtherMessagesAndKeysAreOthers() {
    qt().withExamples(50)
        .forAll(longs().all(), longs().all())
        .check(
            (a, b) -> {
              byte[] one = ByteBuffer.allocate(8).putLong(a).array();
              byte[] two = ByteBuffer.allocate(8).putLong(~b).array();
              try (Ed25519KeyPair pair = Ed25519KeyPair.generate();
                  Ed25519KeyPair other = Ed25519KeyPair.generate()) {
                byte[] signature = pair.sign(one);
                return pair.publicKey().verify(one, signature)
                    && pair.publicKey().verify(two, signature) == Arrays.equals(one, two)
                    && !other.publicKey().verify(one, signature);
              }
            });
  }

  @Test
  void everyFlippedBitOfSignatureAndMessageIsRejected() {
    Ed25519KeyPair pair = Ed25519KeyPair.generate();
    byte[] message = {1, 2, 3, 4};
    byte[] signature = pair.sign(message);
    for (int bit = 0; bit < signature.length * 8; bit++) {
      byte[] changed = signature.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertFalse(pair.publicKey().verify(message, changed));
    }
    for (int bit = 0; bit < message.length * 8; bit++) {
      byte[] changed = message.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertFalse(pair.publicKey().verify(changed, signature));
    }
    assertFalse(pair.publicKey().verify(message, new byte[3]));
  }

  @Test
  void bothEncodingsComeBackAndTheJdkReadsThem() throws Exception {
    Ed25519PublicKey key = Ed25519KeyPair.generate().publicKey();
    assertEquals(key, Ed25519PublicKey.of(key.bytes()));
    assertEquals(key, Ed25519PublicKey.fromEncoded(key.encoded()));
    assertEquals(
        "EdDSA",
        KeyFactory.getInstance("Ed25519")
            .generatePublic(new X509EncodedKeySpec(key.encoded()))
            .getAlgorithm());
  }

  @Test
  void bytesThatAreNoKeyAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Ed25519PublicKey.of(new byte[31]));
    assertThrows(IllegalArgumentException.class, () -> Ed25519PublicKey.fromEncoded(new byte[44]));
    assertThrows(
        IllegalArgumentException.class,
        () -> Ed25519KeyPair.fromPrivate(SecretBytes.random(31)).close());
  }
}
