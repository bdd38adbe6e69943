package org.honeylink.control.shared.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticVersionTest {

  // Rows from the examples that https://semver.org links to (regex101.com/r/vkijKf/1).
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.4",
        "1.2.3",
        "10.20.30",
        "1.1.2-prerelease+meta",
        "1.1.2+meta",
        "1.0.0-alpha",
        "1.0.0-alpha.beta.1",
        "1.0.0-alpha0.valid",
        "1.0.0-rc.1+build.1",
        "1.2.3----RC-SNAPSHOT.12.9.1--.12+788",
        "1.0.0-0A.is.legal"
      })
  void aVersionOfTheSpecificationIsReadAndWrittenBack(String text) {
    assertEquals(text, SemanticVersion.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2",
        "1.2.3-0123",
        "1.1.2+.123",
        "+invalid",
        "-1.0.3",
        "1.2.3.DEV",
        "01.1.1",
        "1.01.1",
        "1.1.01",
        "1.0.0-alpha_beta",
        "1.0.0-alpha..",
        "v1.0.0",
        " 1.0.0",
        "1.0.0\n",
        "9999999999.0.0"
      })
  void whatIsNoVersionIsRefusedWithTheTextReceived(String text) {
    ValidationFailed refused =
        assertThrows(ValidationFailed.class, () -> SemanticVersion.parse(text));
    assertTrue(refused.getMessage().contains("SemVer 2.0.0"), refused.getMessage());
  }

  @Test
  void aVersionLongerThanItsColumnIsRefused() {
    assertThrows(ValidationFailed.class, () -> SemanticVersion.parse("1.0.0-" + "a".repeat(59)));
  }

  @Test
  void precedenceIsThatOfSectionEleven() {
    String[] ascending = {
      "1.0.0-alpha",
      "1.0.0-alpha.1",
      "1.0.0-alpha.beta",
      "1.0.0-beta",
      "1.0.0-beta.2",
      "1.0.0-beta.11",
      "1.0.0-rc.1",
      "1.0.0",
      "1.0.1",
      "1.1.0",
      "2.0.0"
    };
    for (int i = 1; i < ascending.length; i++) {
      SemanticVersion lower = SemanticVersion.parse(ascending[i - 1]);
      SemanticVersion higher = SemanticVersion.parse(ascending[i]);
      assertTrue(lower.compareTo(higher) < 0, lower + " before " + higher);
      assertTrue(higher.compareTo(lower) > 0, higher + " after " + lower);
    }
  }

  @Test
  void buildMetadataDoesNotCount() {
    assertEquals(0, SemanticVersion.parse("1.0.0+a").compareTo(SemanticVersion.parse("1.0.0+b")));
  }
}
