package org.honeylink.control.access.domain;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefreshTokenTest {

  private static final Instant NOW = Instant.parse("2026-01-15T08:00:00Z");

  private final RefreshToken token =
      new RefreshToken(new UUID(0, 1), new UUID(0, 1), new UUID(0, 2), "default", "0123abcd", NOW);

  @Test
  void aTokenIsUsedOnce() {
    token.use(NOW);
    assertTrue(token.isSpent());
    assertThrows(IllegalStateException.class, () -> token.use(NOW));
  }

  @Test
  void aTokenEndsWithItsLifetime() {
    Instant end = NOW.plus(RefreshToken.LIFETIME);
    assertFalse(token.isExpired(end.minusMillis(1)));
    assertTrue(token.isExpired(end));
    assertThrows(IllegalStateException.class, () -> token.use(end));
  }
}
