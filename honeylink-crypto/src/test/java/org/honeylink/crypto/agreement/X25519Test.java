package org.honeylink.crypto.agreement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class X25519Test {

  private static final HexFormat HEX = HexFormat.of();

  // RFC 7748 section 6.1
  private static final String ALICE_PRIVATE =
      "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a";
  private static final String ALICE_PUBLIC =
      "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a";
  private static final String BOB_PRIVATE =
      "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb";
  private static final String BOB_PUBLIC =
      "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f";
  private static final String SHARED =
      "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";

  @Test
  void theExchangeOfRfc7748GivesItsSecret() {
    X25519KeyPair alice = pair(ALICE_PRIVATE);
    X25519KeyPair bob = pair(BOB_PRIVATE);
    assertEquals(key(ALICE_PUBLIC), alice.publicKey());
    assertEquals(key(BOB_PUBLIC), bob.publicKey());
    assertEquals(SHARED, hex(alice.agree(bob.publicKey())));
    assertEquals(SHARED, hex(bob.agree(alice.publicKey())));
  }

  @Test
  void bothSidesAgree() {
    qt().withExamples(100)
        .forAll(longs().all(), longs().all())
        .check((a, b) -> agreeBothWays(seeded(a), seeded(~b)));
  }

  private static boolean agreeBothWays(X25519KeyPair a, X25519KeyPair b) {
    return a.agree(b.publicKey()).equals(b.agree(a.publicKey()));
  }

  // Wycheproof, testvectors_v1/x25519_test.json, tests 1, 2, 7, 9, 13, 19, 22 to 26: points on the
  // curve, on its twist, and with limbs at their bounds.
  @ParameterizedTest
  @CsvSource({
    "c8a9d5a91091ad851c668b0736c1c9a02936c0d3ad62670858088047ba057475,"
        + "504a36999f489cd2fdbc08baff3d88fa00569ba986cba22548ffde80f9806829,"
        + "436a2c040cf45fea9b29a0cb81b1f41458f863d0d61b453d0a982720d6d61320",
    "d85d8c061a50804ac488ad774ac716c3f5ba714b2712e048491379a500211958,"
        + "63aa40c6e38346c5caf23a6df0a5e6c80889a08647e551b3563449befcfc9733,"
        + "279df67a7c4611db4708a0e8282b195e5ac0ed6f4b2f292c6fbd0acac30d1332",
    "d03edde9f3e7b799045f9ac3793d4a9277dadeadc41bec0290f81f744f73775f,"
        + "0200000000000000000000000000000000000000000000000000000000000000,"
        + "b87a1722cc6c1e2feecb54e97abd5a22acc27616f78f6e315fd2b73d9f221e57",
    "e0ed78e6ee02f08bec1c15d66fbbe5b83ffc37ea14e1512cc1bd4b2ea6d8066f,"
        + "ff00000000000000000000000000000000000000000000000000000000000000,"
        + "e703bc8aa94b7d87ba34e2678353d12cdaaa1a97b5ca3e1b8c060c4636087f07",
    "d053e7bf1902619cd61c9c739e09d54c4147f46d190720966f7de1d9cffbbd4e,"
        + "ffffffff00000000000000000000000000000000000000000000000000000000,"
        + "6cbf1dc9af97bc148513a18be4a257de1a3b065584df94e8b43c1ab89720b110",
    "105d621e1ef339c3d99245cfb77cd3a5bd0c4427a0e4d8752c3b51f045889b4f,"
        + "ffffff030000f8ffff1f0000c0ffffff000000feffff070000f0ffff3f000000,"
        + "61eace52da5f5ecefafa4f199b077ff64f2e3d2a6ece6f8ec0497826b212ef5f",
    "68e134092e94e622c8a0cd18aff55be23dabd994ebdee982d90601f6f0f4b369,"
        + "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff1f,"
        + "74bfc15e5597e9f5193f941e10a5c008fc89f051392723886a4a8fe5093a7354",
    "e8e43fc1ebac0bbc9b99c8035ee1ac59b90f19a16c42c0b90f96adfcc5fdee78,"
        + "0000000000000000000000000000000000000000000000000000000000000020,"
        + "0d41a5b3af770bf2fcd34ff7972243a0e2cf4d34f2046a144581ae1ec68df03b",
    "18bffb16f92680a9e267473e43c464476d5372ddd1f664f3d0678efe7c98bc79,"
        + "000000fcffff070000e0ffff3f000000ffffff010000f8ffff0f0000c0ffff7f,"
        + "5894e0963583ae14a0b80420894167f4b759c8d2eb9b69cb675543f66510f646",
    "300305eb002bf86c71fe9c0b311993727b9dc618d0ce7251d0dfd8552d17905d,"
        + "ffffffffffffff00000000000000ffffffffffffff00000000000000ffffff7f,"
        + "f8624d6e35e6c548ac47832f2e5d151a8e53b9290363b28d2ab8d84ab7cb6a72",
    "80da9f02842247d4ade5ddbac51dbce55ea7dca2844e7f97ab8987ce7fd8bc71,"
        + "00000000ffffffff00000000ffffffff00000000ffffffff00000000ffffff7f,"
        + "bfe183ba3d4157a7b53ef178613db619e27800f85359c0b39a9fd6e32152c208"
  })
  void edgesOfTheArithmeticGiveTheKnownSecret(String scalar, String point, String secret) {
    try (SecretBytes bytes = SecretBytes.takeOver(HEX.parseHex(scalar));
        X25519KeyPair pair = X25519KeyPair.fromPrivate(bytes)) {
      assertEquals(secret, hex(pair.agree(key(point))));
    }
  }

  @Test
  void aKeyIsComparedByItsBytesAndShownAsBase64Url() {
    X25519KeyPair pair = seeded(1);
    X25519KeyPair other = seeded(2);
    X25519PublicKey same = X25519PublicKey.of(pair.publicKey().bytes());
    assertEquals(pair.publicKey(), same);
    assertEquals(pair.publicKey().hashCode(), same.hashCode());
    assertNotEquals(pair.publicKey(), other.publicKey());
    assertNotEquals(pair.publicKey().hashCode(), other.publicKey().hashCode());
    assertFalse(same.equals(new Object()));
    assertArrayEquals(same.bytes(), Base64.getUrlDecoder().decode(same.toString()));
    assertEquals("X25519KeyPair[" + same + "]", pair.toString());
  }

  @Test
  void aClosedPairAgreesOnNothing() {
    X25519KeyPair pair = seeded(1);
    X25519PublicKey peer = seeded(2).publicKey();
    pair.close();
    assertThrows(IllegalStateException.class, () -> pair.agree(peer));
  }

  // RFC 7748 section 5: "Implementations MUST accept non-canonical values and process them as if
  // they had been reduced modulo the field prime"; and the most significant bit is masked.
  @Test
  void unreducedKeysAreTakenAsTheirReducedForms() {
    X25519KeyPair pair = seeded(1);
    for (int small = 2; small < 19; small++) {
      byte[] reduced = new byte[32];
      reduced[0] = (byte) small;
      byte[] unreduced = HEX.parseHex("ed" + "ff".repeat(30) + "7f");
      unreduced[0] += (byte) small;
      byte[] masked = reduced.clone();
      masked[31] |= (byte) 0x80;
      SecretBytes expected = pair.agree(X25519PublicKey.of(reduced));
      assertEquals(expected, pair.agree(X25519PublicKey.of(unreduced)));
      assertEquals(expected, pair.agree(X25519PublicKey.of(masked)));
    }
  }

  // The points of small order of curve and twist, and their unreduced forms: cr.yp.to/ecdh.html,
  // "How do I validate Curve25519 public keys?"
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "0100000000000000000000000000000000000000000000000000000000000080"
      })
  void aPointOfLowOrderIsRefused(String point) {
    InvalidPublicKey refusal = assertThrows(InvalidPublicKey.class, () -> key(point));
    assertTrue(String.valueOf(refusal.getMessage()).contains("low order"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33})
  void anotherLengthIsRefusedAndNamed(int length) {
    byte[] bytes = new byte[length];
    InvalidPublicKey refusal =
        assertThrows(InvalidPublicKey.class, () -> X25519PublicKey.of(bytes));
    assertTrue(String.valueOf(refusal.getMessage()).contains("32 bytes long; received " + length));
  }

  @Test
  void aPairComesBackFromItsPrivateKey() {
    X25519KeyPair pair = X25519KeyPair.generate();
    assertEquals(pair.publicKey(), X25519KeyPair.fromPrivate(pair.privateKey()).publicKey());
  }

  private static X25519KeyPair seeded(long seed) {
    byte[] scalar = new byte[32];
    new Random(seed).nextBytes(scalar);
    return X25519KeyPair.fromPrivate(SecretBytes.takeOver(scalar));
  }

  private static X25519KeyPair pair(String privateKey) {
    return X25519KeyPair.fromPrivate(SecretBytes.takeOver(HEX.parseHex(privateKey)));
  }

  private static X25519PublicKey key(String bytes) {
    return X25519PublicKey.of(HEX.parseHex(bytes));
  }

  private static String hex(SecretBytes secret) {
    return HEX.formatHex(secret.expose(SecretAccess.granted()));
  }
}
