package org.honeylink.crypto.agreement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import org.honeylink.crypto.agreement.Hpke.Sealed;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.Test;

class HpkeTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] INFO = "info".getBytes(UTF_8);
  private static final byte[] AAD = "HL-EDGE-0001".getBytes(UTF_8);

  private final X25519KeyPair recipient = X25519KeyPair.generate();

  /**
   * RFC 9180's own file of vectors (cfrg/draft-irtf-cfrg-hpke, test-vectors.json), mode 0, KEM
   * 0x0020, KDF 0x0003, AEAD 0x0003, first encryption.
   */
  @Test
  void theVectorOfRfc9180Opens() {
    X25519KeyPair pair =
        X25519KeyPair.fromPrivate(
            SecretBytes.takeOver(
                HEX.parseHex("fad15f488c09c167bd18d8f48f282e30d944d624c5676742ad820119de44ea91")));
    assertEquals(
        "06aa193a5612d89a1935c33f1fda3109fcdf4b867da4c4507879f184340b0e0e",
        HEX.formatHex(pair.publicKey().bytes()));
    Sealed sealed =
        new Sealed(
            HEX.parseHex("1d38fc578d4209ea0ef3ee5f1128ac4876a9549d74dc2d2f46e75942a6188244"),
            HEX.parseHex(
                "72da9627fd7eb3a8b7169c6d97419b80adefca751c6b52b39a2e084d35ce3eb4487aadaca5a9c590"
                    + "e0938c48b9"));
    assertEquals(
        secret("Beauty is truth, truth beauty"),
        Hpke.open(pair, sealed, "Ode on a Grecian Urn".getBytes(UTF_8), "Count-0".getBytes(UTF_8)));
  }

  @Test
  void whatWasSealedOpens() {
    Sealed sealed = Hpke.seal(recipient.publicKey(), INFO, AAD, secret("master"));
    assertEquals(secret("master"), Hpke.open(recipient, sealed, INFO, AAD));
  }

  @Test
  void anotherRecipientInfoOrAssociatedDataDoesNotOpen() {
    Sealed sealed = Hpke.seal(recipient.publicKey(), INFO, AAD, secret("master"));
    X25519KeyPair other = X25519KeyPair.generate();
    assertThrows(HpkeRefused.class, () -> Hpke.open(other, sealed, INFO, AAD).close());
    assertThrows(HpkeRefused.class, () -> Hpke.open(recipient, sealed, AAD, AAD).close());
    assertThrows(HpkeRefused.class, () -> Hpke.open(recipient, sealed, INFO, INFO).close());
  }

  @Test
  void everyFlippedBitIsRefused() {
    Sealed sealed = Hpke.seal(recipient.publicKey(), INFO, AAD, secret("m"));
    for (int bit = 0; bit < sealed.ciphertext().length * 8; bit++) {
      byte[] changed = sealed.ciphertext().clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      Sealed forged = new Sealed(sealed.enc(), changed);
      assertThrows(HpkeRefused.class, () -> Hpke.open(recipient, forged, INFO, AAD).close());
    }
  }

  @Test
  void malformedMessagesAreRefusedLikeForgedOnes() {
    byte[] ciphertext = new byte[48];
    for (byte[] enc : new byte[][] {new byte[0], new byte[31], new byte[32], new byte[33]}) {
      assertThrows(
          HpkeRefused.class,
          () -> Hpke.open(recipient, new Sealed(enc, ciphertext), INFO, AAD).close());
    }
    byte[] enc = X25519KeyPair.generate().publicKey().bytes();
    assertThrows(
        HpkeRefused.class,
        () -> Hpke.open(recipient, new Sealed(enc, new byte[3]), INFO, AAD).close());
  }

  private static SecretBytes secret(String text) {
    return SecretBytes.takeOver(text.getBytes(UTF_8));
  }
}
