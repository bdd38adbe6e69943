package org.honeylink.control.access.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofTargetTest {

  private static final ProofTarget TARGET = ProofTarget.of("GET", "https://honey.example/api/v1/a");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://honey.example/api/v1/a",
        "HTTPS://Honey.Example:443/api/v1/a",
        "https://honey.example/api/v1/a?page=2",
        "https://honey.example/api/v1/a#top",
        "https://honey.example/api/./v2/../v1/a",
        "https://honey.example/%61pi/v1/a",
      })
  void spellingsOfOneAddressAreOneTarget(String address) {
    assertEquals(TARGET, ProofTarget.of("GET", address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://honey.example/api/v1/A",
        "https://honey.example/api/v1/a/",
        "https://honey.example:8443/api/v1/a",
        "https://honey.example.evil.example/api/v1/a",
        "https://honey.example/api%2Fv1/a",
      })
  void otherAddressesAreOtherTargets(String address) {
    assertNotEquals(TARGET, ProofTarget.of("GET", address));
  }

  @Test
  void lettersOfAMethodCount() {
    assertNotEquals(TARGET, ProofTarget.of("get", "https://honey.example/api/v1/a"));
  }

  @Test
  void percentTripletsAreInUpperCase() {
    assertEquals(
        ProofTarget.of("GET", "https://h/a%2Fb"), ProofTarget.of("GET", "https://h/a%2fb"));
  }

  @Test
  void noPathIsTheRoot() {
    assertEquals(ProofTarget.of("GET", "https://h/"), ProofTarget.of("GET", "https://h"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/api/v1/a", "http://h/a", "https:///a", "https://u@h/a", "https://h/ a", "x"})
  void whatIsNoHttpsAddressIsRefused(String address) {
    assertThrows(IllegalArgumentException.class, () -> ProofTarget.of("GET", address));
  }
}
