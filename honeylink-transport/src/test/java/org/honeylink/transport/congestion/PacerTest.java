package org.honeylink.transport.congestion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** RFC 9002, section 7.7. */
class PacerTest {

  private final Pacer pacer = new Pacer(12_000, 0);

  @Test
  void windowLeavesInFourFifthsOfARoundTrip() {
    pacer.follow(100_000, 100_000, 0);
    long now = 0;
    for (int sent = 0; sent < 112_000; sent += 1_000) {
      now = Math.max(now, pacer.readyMicros(1_000));
      assertTrue(pacer.allows(1_000, now));
      pacer.onSent(1_000);
    }
    assertEquals(80_000.0, (double) now, 2);
  }

  @Test
  void burstIsTheInitialWindowWhileTheRateIsLow() {
    pacer.follow(100_000, 100_000, 0);
    assertEquals(12_000, burst(50_000));
  }

  /** A driver that wakes up now and then loses nothing. */
  @Test
  void burstIsHalfAMillisecondOfAHighRate() {
    pacer.follow(1_000_000, 10_000, 0);
    assertEquals(62_500, burst(50_000), 1_000.0);
  }

  private int burst(long now) {
    int bytes = 0;
    while (pacer.allows(1_000, now)) {
      pacer.onSent(1_000);
      bytes += 1_000;
    }
    assertFalse(pacer.allows(1_000, now));
    return bytes;
  }
}
