package org.honeylink.crypto.attestation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedPcrsTest {

  private static final String ONE = "11".repeat(32);
  private static final String TWO = "22".repeat(48);

  @Test
  void everyEntryIsAllowedAndNothingElse() {
    AllowedPcrs allowed =
        AllowedPcrs.parse(
            "  sha256:0,1=%s\n sha256:0,1=%s\tsha384:7+sha256:2=%s ".formatted(ONE, TWO, ONE));
    assertTrue(allowed.allow(quote("sha256:0,1", ONE)));
    assertTrue(allowed.allow(quote("sha256:0,1", TWO)));
    assertTrue(allowed.allow(quote("sha384:7+sha256:2", ONE)));
    assertFalse(allowed.allow(quote("sha384:7+sha256:2", TWO)));
    assertFalse(allowed.allow(quote("sha256:0", ONE)));
  }

  @Test
  void anEmptyTextAllowsNothing() {
    assertFalse(AllowedPcrs.parse(" ").allow(quote("", "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha256:0", "sha1:0=", "sha256:=", "sha256:0,=", "sha256:0+=", "x"})
  void anythingElseIsNamed(String entry) {
    String text = entry.endsWith("=") ? entry + ONE : entry;
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> AllowedPcrs.parse(text));
    assertTrue(String.valueOf(refused.getMessage()).contains(text));
  }

  private static TpmQuote quote(String selection, String digest) {
    return new TpmQuote(TpmQuote.GENERATED, TpmQuote.QUOTE, "", selection, digest);
  }
}
