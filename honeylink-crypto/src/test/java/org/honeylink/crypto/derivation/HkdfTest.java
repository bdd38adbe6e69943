package org.honeylink.crypto.derivation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.honeylink.crypto.derivation.DerivationLabel.Scope;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HkdfTest {

  private static final HexFormat HEX = HexFormat.of();

  /** Inputs of RFC 5869 appendix A.1 to A.3; outputs for SHA-512 computed with Python's hmac. */
  record Row(String ikm, String salt, String info, String okm) {}

  static Row[] rows() {
    return new Row[] {
      new Row(
          "0b".repeat(22),
          "000102030405060708090a0b0c",
          "f0f1f2f3f4f5f6f7f8f9",
          "832390086cda71fb47625bb5ceb168e4c8e26a1a16ed34d9fc7fe92c1481579338da362cb8d9f925d7cb"),
      new Row(
          range(0x00, 0x50),
          range(0x60, 0xb0),
          range(0xb0, 0x100),
          "ce6c97192805b346e6161e821ed165673b84f400a2b514b2fe23d84cd189ddf1b695b48cbd1c838844"
              + "1137b3ce28f16aa64ba33ba466b24df6cfcb021ecff235f6a2056ce3af1de44d572097a8505d9e7a93"),
      new Row(
          "0b".repeat(22),
          "",
          "",
          "f5fa02b18298a72a8c23898a8703472c6eb179dc204c03425c970e3b164bf90fff22d04836d0e2343bac")
    };
  }

  private static String range(int from, int to) {
    byte[] bytes = new byte[to - from];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (from + i);
    }
    return HEX.formatHex(bytes);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void givesTheKnownOutput(Row row) {
    SecretBytes okm =
        Hkdf.deriveRaw(
            SecretBytes.takeOver(HEX.parseHex(row.ikm())),
            HEX.parseHex(row.salt()),
            HEX.parseHex(row.info()),
            row.okm().length() / 2);
    assertEquals(row.okm(), HEX.formatHex(okm.expose(SecretAccess.granted())));
  }

  // Wycheproof, testvectors_v1/hkdf_sha512_test.json, tests 1, 3, 4, 6, 9, 12, 18, 20.
  @ParameterizedTest
  @CsvSource({
    "24aeff2645e3e0f5494a9a102778c43a,'','',dd2599840b09699c6200b5cba79002b3aa75c61b",
    "a4748031a14d3e6aafe42aa20c568f5f,'','',"
        + "62ea97e06051e40b79deb127a4da294f557cafa3d7a90a75c02064571dfbbe46"
        + "99129bdcec4b39eed7757ce8e3571589f7d8f5523c0dc3fd6a56b099fb4bfd51",
    "06eb26f8ccf28580c8f28d5b4dc47a49,'',d5f081e81e8cf9ded199f3ae43c80a2dfe3d9cf2,"
        + "952b7dfa219f167aa8a86a5f136dfc7aed1848fc",
    "55fb6dcc7802354e55a45a6e41858c05,'',dcd590e418b259c64fb9e139b3a1280d5de8400b,"
        + "725ac2b568fa0308ea6baeb2175ae9a0d41f8be1af13057f0646ba56389a8f1d"
        + "8a783da95fc7eee4897a0b1580f7987115e03508feedc335260a293f01afdb98",
    "529e91a61895f1c4ceb5b6994f48783b,12e4ae515328983bab2d88da3cb32a95,'',"
        + "9c40abb65d7ef9826758a9818668624907b2bc0d9ff6b80d60673d2fdd684188"
        + "74f48bf1960d75e19c6594d7079b6b019d8e3ec98705a6b4886e122c9eab955e",
    "7a00817689a3d79001825a864c69c120,08bc01c053a6406c7c4a667c9b9b3894,"
        + "967ccd75395be6e96a67759f070487c9e2107791,"
        + "aed987bcc5ed33c4feec7b28aa9fe1c16b1181e00ff42c63cf692ec19242f6d4"
        + "628604b3382db0806d5e61518f83fc651e6f3bd0a9d1322926a76869b98b75d6",
    "d515f58eed428b2bac233c8538580e2f,"
        + "c2a3ad9db6621fceb7498c0e6287522077acd2d47b55c09d52e114943b37,"
        + "14de8cffd89e49275f69d2e1e6b43fa0c3775451,"
        + "04039af015d1b63b0af171e0fc283c06d19a0e4b1093fa5f8c721d85580c5279"
        + "9f13d644543c2249497492f55029ce9cd19a29cd84acbc1488724941a3fc97fc",
    "24a37db03dbcffbe9e28d582d0d8c60a,"
        + "4c3d3b4f5436418713fbe2fbc4d647095ce5d5392dcfffd20327187e14fb6836"
        + "0b94c5122203292d8b648a754ab70f6d3d61e0650f06d55c4b5762cba0231e27,"
        + "8cd9e7b786a74bd370bae434e31a559bdf75d65f,"
        + "ea18185ff290f27480f625404a39d56582a1bcd8f74f97cfccb898ddf2611833ed57fa46e88e145b604d"
  })
  void givesTheOutputOfWycheproof(String ikm, String salt, String info, String okm) {
    givesTheKnownOutput(new Row(ikm, salt, info, okm));
  }

  // RFC 5869 sections 2.2 and 2.3, written out with HMAC: its own vectors are of SHA-256.
  @Test
  void isExtractAndExpandAsTheRfcWritesThem() {
    qt().withExamples(100)
        .forAll(integers().between(1, 100), integers().between(0, 100), integers().between(1, 300))
        .check(
            (ikmBytes, saltBytes, okmBytes) -> {
              byte[] ikm = random(ikmBytes, ikmBytes);
              byte[] salt = random(saltBytes + 1_000, saltBytes);
              byte[] info = random(okmBytes + 2_000, saltBytes);
              try (SecretBytes secret = SecretBytes.copyOf(ikm);
                  SecretBytes okm = Hkdf.deriveRaw(secret, salt, info, okmBytes)) {
                return Arrays.equals(
                    byHand(ikm, salt, info, okmBytes), okm.expose(SecretAccess.granted()));
              }
            });
  }

  private static byte[] byHand(byte[] ikm, byte[] salt, byte[] info, int bytes) {
    byte[] pseudorandomKey = hmac(salt.length == 0 ? new byte[64] : salt, ikm);
    byte[] okm = {};
    byte[] block = {};
    for (int i = 1; okm.length < bytes; i++) {
      block = hmac(pseudorandomKey, block, info, new byte[] {(byte) i});
      okm = Arrays.copyOf(okm, okm.length + block.length);
      System.arraycopy(block, 0, okm, okm.length - block.length, block.length);
    }
    return Arrays.copyOf(okm, bytes);
  }

  private static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(key, "HmacSHA512"));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] random(int seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  // RFC 5869 section 2.3: "L length of output keying material in octets (<= 255*HashLen)".
  @Test
  void moreThan255BlocksAreRefused() {
    try (SecretBytes secret = SecretBytes.copyOf(new byte[32])) {
      assertEquals(16_320, Hkdf.deriveRaw(secret, new byte[0], new byte[0], 16_320).length());
      assertThrows(
          RuntimeException.class, () -> Hkdf.deriveRaw(secret, new byte[0], new byte[0], 16_321));
    }
  }

  @Test
  void aLabelIsTheInfoAndAnotherLabelGivesAnotherKey() {
    DerivationLabel label = DerivationLabel.of(Scope.TRAFFIC, "c2s");
    assertEquals("HoneyLink-v1|traffic|3:c2s", new String(label.bytes(), UTF_8));
    assertEquals("HoneyLink-v1|traffic", new String(DerivationLabel.bare(Scope.TRAFFIC), UTF_8));
    try (SecretBytes ikm = SecretBytes.copyOf(random(1, 32));
        SecretBytes key = Hkdf.derive(ikm, new byte[0], label, 32);
        SecretBytes same = Hkdf.deriveRaw(ikm, new byte[0], label.bytes(), 32);
        SecretBytes other =
            Hkdf.derive(ikm, new byte[0], DerivationLabel.of(Scope.TRAFFIC, "s2c"), 32)) {
      assertEquals(same, key);
      assertNotEquals(other, key);
    }
  }

  @Test
  void theLabelIsScopeAndNetstrings() {
    assertEquals(
        "HoneyLink-v1|device-master|12:HL-EDGE-0001,1:7",
        DerivationLabel.of(Scope.DEVICE_MASTER, "HL-EDGE-0001", "7").text());
    assertEquals("HoneyLink-v1|traffic|3:c2s", DerivationLabel.of(Scope.TRAFFIC, "c2s").text());
  }

  @Test
  void lengthsCountBytes() {
    assertEquals("HoneyLink-v1|session|6:蜂蜜", DerivationLabel.of(Scope.SESSION, "蜂蜜").text());
  }

  @Test
  void fieldsThatJoinAlikeGiveOtherLabels() {
    assertNotEquals(
        DerivationLabel.of(Scope.STREAM, "a,1:b"), DerivationLabel.of(Scope.STREAM, "a", "b"));
    assertNotEquals(
        DerivationLabel.of(Scope.STREAM, "ab", "c"), DerivationLabel.of(Scope.STREAM, "a", "bc"));
  }
}
