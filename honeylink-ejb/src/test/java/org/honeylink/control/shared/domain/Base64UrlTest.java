package org.honeylink.control.shared.domain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {

  @Test
  void bytesComeBackAsTheyWent() {
    byte[] bytes = {0, -1, 62, 63, 127, -128, 5};
    assertArrayEquals(bytes, Base64Url.decode(Base64Url.encode(bytes)));
    assertEquals("AP8-P3-ABQ", Base64Url.encode(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AA==", "A", "A+/=", "AB", "AA A", "ä"})
  void paddingOtherAlphabetsAndLooseBitsAreRefused(String text) {
    assertThrows(ValidationFailed.class, () -> Base64Url.decode(text));
  }
}
