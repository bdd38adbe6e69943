package org.honeylink.control.access.domain;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.UUID;
import org.honeylink.control.access.domain.TokenBinding.ToCertificate;
import org.honeylink.control.access.domain.TokenBinding.ToKey;
import org.honeylink.control.access.domain.TokenBinding.ToNobody;
import org.junit.jupiter.api.Test;

class RefreshTokenTest {

  private static final Instant NOW = Instant.parse("2026-01-15T08:00:00Z");

  private final RefreshToken token = boundTo(new ToNobody());

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

  @Test
  void aFreeTokenIsRenewedWithAndWithoutAKey() {
    assertTrue(token.isGivenTo(new ToNobody()));
    assertTrue(token.isGivenTo(new ToKey("a")));
  }

  @Test
  void aBoundTokenIsRenewedByItsOwnKeyOnly() {
    RefreshToken bound = boundTo(new ToKey("a"));
    assertTrue(bound.isGivenTo(new ToKey("a")));
    assertFalse(bound.isGivenTo(new ToKey("b")));
    assertFalse(bound.isGivenTo(new ToNobody()));
    assertFalse(bound.isGivenTo(new ToCertificate("a")));
  }

  private static RefreshToken boundTo(TokenBinding binding) {
    return new RefreshToken(
        new UUID(0, 1), new UUID(0, 1), new UUID(0, 2), "default", "0123abcd", binding, NOW);
  }
}
