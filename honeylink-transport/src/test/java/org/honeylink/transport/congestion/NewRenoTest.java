package org.honeylink.transport.congestion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Arithmetic of RFC 9002, section 7 and appendix B. */
class NewRenoTest {

  private static final int DATAGRAM = 1_200;

  private final NewReno reno = new NewReno(DATAGRAM);

  @Test
  void initialWindowIsTenDatagramsUpTo14720Bytes() {
    assertEquals(12_000, reno.windowBytes());
    assertEquals(14_720, new NewReno(1_500).windowBytes());
    assertEquals(18_000, new NewReno(9_000).windowBytes());
  }

  @Test
  void windowBoundsWhatIsUnderWay() {
    for (int i = 0; i < 10; i++) {
      assertTrue(reno.allows(DATAGRAM));
      reno.onSent(DATAGRAM);
    }
    assertFalse(reno.allows(1));
    reno.onForgotten(1);
    assertTrue(reno.allows(1));
  }

  @Test
  void slowStartGrowsByWhatIsAcknowledged() {
    reno.onSent(DATAGRAM);
    reno.onAcknowledged(DATAGRAM, 1, true);
    assertEquals(13_200, reno.windowBytes());
  }

  @Test
  void windowThatIsNotUsedDoesNotGrow() {
    reno.onSent(DATAGRAM);
    assertFalse(reno.isUsed());
    reno.onAcknowledged(DATAGRAM, 1, false);
    assertEquals(12_000, reno.windowBytes());
    assertEquals(0, reno.inFlightBytes());
  }

  @Test
  void lossHalvesTheWindowOnceForEachRoundTrip() {
    lose(10, 100);
    assertEquals(6_000, reno.windowBytes());
    assertFalse(reno.isInSlowStart());
    lose(99, 110); // sent before recovery began
    assertEquals(6_000, reno.windowBytes());
    lose(101, 200);
    assertEquals(3_000, reno.windowBytes());
  }

  @Test
  void windowNeverFallsBelowTwoDatagrams() {
    for (int i = 1; i < 20; i++) {
      lose(100L * i, 100L * i + 50);
    }
    assertEquals(2_400, reno.windowBytes());
  }

  @Test
  void avoidanceGrowsByOneDatagramForEachWindow() {
    lose(10, 100);
    for (int i = 0; i < 5; i++) {
      reno.onSent(DATAGRAM);
      assertEquals(6_000, reno.windowBytes());
      reno.onAcknowledged(DATAGRAM, 200, true);
    }
    assertEquals(7_200, reno.windowBytes());
  }

  @Test
  void whatWasSentBeforeRecoveryDoesNotGrowTheWindow() {
    lose(10, 100);
    reno.onSent(60_000);
    reno.onAcknowledged(60_000, 100, true);
    assertEquals(6_000, reno.windowBytes());
  }

  @Test
  void persistentCongestionLeavesTheMinimum() {
    reno.onPersistentCongestion();
    assertEquals(2_400, reno.windowBytes());
    assertTrue(reno.isInSlowStart());
  }

  @Test
  void persistentCongestionNeedsThreeProbeTimeoutsWithoutAnyArrival() {
    PersistentCongestion persistent = new PersistentCongestion();
    assertFalse(persistent.onLost(1_000, 100));
    assertFalse(persistent.onLost(1_300, 100));
    assertTrue(persistent.onLost(1_301, 100));

    persistent.onAcknowledged(2_000);
    assertFalse(persistent.onLost(1_900, 100));
    assertFalse(persistent.onLost(2_100, 100));
    persistent.onAcknowledged(2_200);
    assertFalse(persistent.onLost(2_401, 100));
  }

  private void lose(long sentMicros, long nowMicros) {
    reno.onSent(DATAGRAM);
    reno.onLost(DATAGRAM, sentMicros, nowMicros);
  }
}
