package org.honeylink.control.access.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

  private Instant now = Instant.parse("2026-01-15T08:00:00Z");
  private final SignInThrottle throttle = new SignInThrottle(() -> now);

  private void tries(String name, int count) {
    for (int i = 0; i < count; i++) {
      assertTrue(throttle.tryAgainAfter(name).isEmpty(), "try " + (i + 1));
    }
  }

  @Test
  void theSixthTryWaitsAMinute() {
    tries("admin", SignInThrottle.TRIES);
    assertEquals(Optional.of(Duration.ofMinutes(1)), throttle.tryAgainAfter("admin"));
  }

  @Test
  void triesWhileClosedDoNotMakeItLonger() {
    tries("admin", SignInThrottle.TRIES);
    now = now.plusSeconds(59);
    assertEquals(Optional.of(Duration.ofSeconds(1)), throttle.tryAgainAfter("admin"));
    now = now.plusSeconds(1);
    tries("admin", SignInThrottle.TRIES);
  }

  @Test
  void theRightPasswordForgivesTheWrongOnes() {
    tries("admin", SignInThrottle.TRIES - 1);
    throttle.succeeded("admin");
    tries("admin", SignInThrottle.TRIES);
  }

  @Test
  void anotherSpellingOfTheNameIsTheSameName() {
    tries("admin", 3);
    tries("Admin", 2);
    assertTrue(throttle.tryAgainAfter("ADMIN").isPresent());
  }

  @Test
  void namesDoNotShareTheirTries() {
    tries("admin", SignInThrottle.TRIES);
    tries("auditor", SignInThrottle.TRIES);
  }
}
