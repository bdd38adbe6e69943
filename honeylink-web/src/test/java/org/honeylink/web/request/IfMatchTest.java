package org.honeylink.web.request;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.honeylink.control.shared.domain.ValidationFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

  @Test
  void withoutTheHeaderEveryTagIsExpected() {
    assertTrue(IfMatch.expecting(null).test("1"));
    assertTrue(IfMatch.expecting("*").test("1"));
  }

  @Test
  void oneOfTheListedTagsIsExpected() {
    assertTrue(IfMatch.expecting("\"1\", \"2\"").test("2"));
    assertFalse(IfMatch.expecting("\"1\", \"2\"").test("3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"1", "W/\"1\"", "", "\""})
  void whatIsNoStrongTagIsRefused(String header) {
    assertThrows(ValidationFailed.class, () -> IfMatch.expecting(header));
  }
}
