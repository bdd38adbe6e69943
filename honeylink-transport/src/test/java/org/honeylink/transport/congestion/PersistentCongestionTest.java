package org.honeylink.transport.congestion;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** RFC 9002, section 7.6. */
class PersistentCongestionTest {

  private final PersistentCongestion persistent = new PersistentCongestion();

  @Test
  void needsMoreThanThreeProbeTimeoutsWithoutAnyArrival() {
    assertFalse(persistent.onLost(1_000, 100));
    assertFalse(persistent.onLost(1_300, 100));
    assertTrue(persistent.onLost(1_301, 100));
  }

  @Test
  void arrivalInBetweenBeginsAnew() {
    persistent.onLost(1_000, 100);
    persistent.onAcknowledged(1_200);
    assertFalse(persistent.onLost(1_400, 100));
    assertFalse(persistent.onLost(1_700, 100));
    assertTrue(persistent.onLost(1_701, 100));
  }

  @Test
  void lossBeforeTheNewestArrivalBeginsNothing() {
    persistent.onAcknowledged(2_000);
    assertFalse(persistent.onLost(1_000, 100));
    assertFalse(persistent.onLost(2_100, 100));
    assertTrue(persistent.onLost(2_401, 100));
  }

  @Test
  void lateArrivalFromBeforeTheLossesProvesNothing() {
    persistent.onLost(1_000, 100);
    persistent.onAcknowledged(900);
    assertTrue(persistent.onLost(1_301, 100));
  }
}
