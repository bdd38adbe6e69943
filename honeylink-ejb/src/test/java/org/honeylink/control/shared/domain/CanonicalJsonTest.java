package org.honeylink.control.shared.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

  @Test
  void namesAreSortedByUtf16CodeUnits() {
    // RFC 8785 section 3.2.3, order of its example.
    assertEquals(
        "{\"\\r\":1,\"1\":2,\"\u0080\":3,\"ö\":4,\"€\":5,\"😀\":6,\"\ufb33\":7}",
        CanonicalJson.text(
            Map.of("€", 5, "\r", 1, "\ufb33", 7, "1", 2, "😀", 6, "\u0080", 3, "ö", 4)));
  }

  @Test
  void controlCharactersAreEscapedAsTheRfcSays() {
    assertEquals("\"\\u000f\\n\\\\\\\"\\t€$\"", CanonicalJson.text("\u000f\n\\\"\t€$"));
  }

  @Test
  void numbersHaveNoNeedlessDigits() {
    assertEquals(
        "[0.1,100,7,true]",
        CanonicalJson.text(List.of(new BigDecimal("0.100"), new BigDecimal("1E+2"), 7L, true)));
  }

  @Test
  void emptyContainersKeepTheirBrackets() {
    assertEquals("{}", CanonicalJson.text(Map.of()));
    assertEquals("[]", CanonicalJson.text(List.of()));
  }

  @Test
  void whatIsNoPlainValueIsOurMistake() {
    assertThrows(IllegalArgumentException.class, () -> CanonicalJson.text(new Object()));
  }

  // RFC 8785 appendix B: the bits of the double, and its text.
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2"
  })
  void numbersAreWrittenAsInAppendixB(String bits, String text) {
    assertEquals(
        text, CanonicalJson.text(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))));
  }
}
