package org.honeylink.sdk.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DeviceClockTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  @Test
  void aClockThatWasSetGoesOnFromThere() {
    AtomicReference<Instant> running = new AtomicReference<>(Instant.EPOCH);
    DeviceClock clock = DeviceClock.unset(running::get);
    assertFalse(clock.isSet());
    assertThrows(IllegalStateException.class, clock::instant);
    clock.set(NOW);
    running.set(Instant.EPOCH.plusSeconds(90));
    assertTrue(clock.isSet());
    assertEquals(NOW.plusSeconds(90), clock.instant());
  }
}
