package org.honeylink.crypto.derivation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HexFormat;
import org.honeylink.crypto.derivation.DerivationLabel.Scope;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
