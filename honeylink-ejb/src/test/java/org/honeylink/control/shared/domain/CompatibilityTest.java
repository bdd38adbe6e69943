package org.honeylink.control.shared.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quicktheories.core.Gen;

class CompatibilityTest {

  @ParameterizedTest
  @CsvSource({
    "1.0.0, 2.0.0, READ_ONLY",
    "1.9.9, 2.3.0, READ_ONLY",
    "2.0.0, 2.9.99, FULL",
    "2.9.0, 2.0.0, FULL",
    "2.0.0-rc.1, 2.0.0, FULL",
    "3.0.0, 2.9.99, NONE",
    "0.9.0, 2.0.0, NONE"
  })
  void theMatrixGoesByMajorVersions(String client, String server, Compatibility granted) {
    assertEquals(
        granted, Compatibility.of(SemanticVersion.parse(client), SemanticVersion.parse(server)));
  }

  @Test
  void precedenceIsATotalOrder() {
    qt().forAll(versions(), versions(), versions())
        .checkAssert(
            (a, b, c) -> {
              assertEquals(Integer.signum(a.compareTo(b)), -Integer.signum(b.compareTo(a)));
              if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
                assertEquals(true, a.compareTo(c) <= 0, a + " " + b + " " + c);
              }
            });
  }

  private static Gen<SemanticVersion> versions() {
    String[] preReleases = {"", "alpha", "alpha.1", "alpha.beta", "beta.2", "beta.11", "rc.1"};
    return integers()
        .between(0, 2)
        .zip(
            integers().between(0, 2),
            integers().between(0, preReleases.length - 1),
            (major, minor, pre) -> new SemanticVersion(major, minor, 0, preReleases[pre], ""));
  }
}
