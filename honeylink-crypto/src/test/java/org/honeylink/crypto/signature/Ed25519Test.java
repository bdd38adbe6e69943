package org.honeylink.crypto.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
