package org.honeylink.crypto.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.HexFormat;
import java.util.Random;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
