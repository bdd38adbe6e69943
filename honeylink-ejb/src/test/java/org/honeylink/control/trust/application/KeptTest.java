package org.honeylink.control.trust.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KeptTest {

  private Instant now = Instant.EPOCH;
  private final Kept<String> kept = new Kept<>(Duration.ofSeconds(10), 2, () -> now);
  private int made;

  private int get(String key) {
    return kept.get(key, () -> new byte[] {(byte) ++made})[0];
  }

  @Test
  void anAnswerIsKeptForItsTimeAndNotLonger() {
    assertEquals(1, get("a"));
    now = now.plusSeconds(9);
    assertEquals(1, get("a"));
    now = now.plusSeconds(1);
    assertEquals(2, get("a"));
  }

  @Test
  void theOldestGoesFirst() {
    get("a");
    get("b");
    get("c");
    assertEquals(2, get("b"));
    assertEquals(4, get("a"));
  }

  @Test
  void whatIsBeingMadeWhileEverythingIsForgottenIsNotKept() {
    byte[] stale =
        kept.get(
            "a",
            () -> {
              kept.forget();
              return new byte[] {9};
            });
    assertEquals(9, stale[0]);
    assertEquals(1, get("a"));
  }
}
