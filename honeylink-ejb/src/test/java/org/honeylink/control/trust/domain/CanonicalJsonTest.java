package org.honeylink.control.trust.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
