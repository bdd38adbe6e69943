package org.honeylink.crypto.attestation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerShapeTest {

  @ParameterizedTest
  @CsvSource({
    "0500, true", // NULL
    "3000, true", // empty sequence
    "30020500, true",
    "3004300230 00, true",
    "3003020101, true",
    "30820004 05000500, true", // length in two bytes
    "1f8101 00, true", // high tag number
    "3f8101 02 0500, true",
    "'', false",
    "05, false",
    "0501, false", // shorter than it says
    "050000, false", // longer than it says
    "05000500, false", // two elements
    "30010500, false", // element over the end of its sequence
    "3080 0500 0000, false", // indefinite
    "30840000000205 00, false", // length in four bytes
    "3082, false",
    "1f, false",
    "1f81, false",
    "1f8101, false",
    "3001 1f 0500, false"
  })
  void onlyOneWholeElementIsSound(String hex, boolean sound) {
    assertEquals(sound, DerShape.isSound(HexFormat.of().parseHex(hex.replace(" ", ""))));
  }

  @Test
  void nestingHasALimit() {
    assertTrue(DerShape.isSound(nested(DerShape.MAX_DEPTH)));
    assertFalse(DerShape.isSound(nested(DerShape.MAX_DEPTH + 1)));
  }

  private static byte[] nested(int depth) {
    byte[] der = new byte[2 * depth];
    for (int i = 0; i < depth; i++) {
      der[2 * i] = 0x30;
      der[2 * i + 1] = (byte) (2 * (depth - i - 1));
    }
    return der;
  }
}
