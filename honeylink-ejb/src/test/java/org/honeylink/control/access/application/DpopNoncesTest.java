package org.honeylink.control.access.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DpopNoncesTest {

  private Instant now = Instant.parse("2026-01-15T23:59:45Z");
  private final DpopNonces nonces =
      new DpopNonces(day -> ("key " + day).getBytes(UTF_8), () -> now);

  @Test
  void nonceOfAnotherNodeIsTaken() {
    DpopNonces other = new DpopNonces(day -> ("key " + day).getBytes(UTF_8), () -> now);
    assertEquals(other.current(), nonces.current());
    assertTrue(nonces.accepts(other.current()));
  }

  @Test
  void nonceCountsForTwoMinutesAlsoOverMidnight() {
    String nonce = nonces.current();
    now = now.plus(DpopNonces.SLOT.multipliedBy(DpopNonces.OLDER_SLOTS));
    assertTrue(nonces.accepts(nonce));
    now = now.plus(DpopNonces.SLOT);
    assertFalse(nonces.accepts(nonce));
  }

  @Test
  void anotherHalfMinuteHasAnotherNonce() {
    String nonce = nonces.current();
    now = now.plus(DpopNonces.SLOT);
    assertNotEquals(nonce, nonces.current());
  }

  @Test
  void nonceOfTheFutureOrOfAnotherKeyIsRefused() {
    DpopNonces ahead =
        new DpopNonces(
            day -> ("key " + day).getBytes(UTF_8), () -> now.plus(Duration.ofSeconds(30)));
    DpopNonces foreign = new DpopNonces(day -> "other key".getBytes(UTF_8), () -> now);
    assertFalse(nonces.accepts(ahead.current()));
    assertFalse(nonces.accepts(foreign.current()));
    assertFalse(nonces.accepts(""));
  }
}
