package org.honeylink.transport.congestion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Arithmetic of RFC 9002, section 7 and appendix B; the curve has its own test. */
class CongestionWindowTest {

  private static final int DATAGRAM = 1_200;

  private final CongestionWindow window = new CongestionWindow(DATAGRAM);

  @Test
  void initialWindowIsTenDatagramsUpTo14720Bytes() {
    assertEquals(12_000, window.windowBytes());
    assertEquals(14_720, new CongestionWindow(1_500).windowBytes());
    assertEquals(18_000, new CongestionWindow(9_000).windowBytes());
  }

  @Test
  void windowBoundsWhatIsUnderWay() {
    for (int i = 0; i < 10; i++) {
      assertTrue(window.allows(DATAGRAM));
      window.onSent(DATAGRAM, 0);
    }
    assertFalse(window.allows(1));
    window.onForgotten(1);
    assertTrue(window.allows(1));
  }

  @Test
  void slowStartGrowsByWhatIsAcknowledged() {
    window.onSent(12_000, 0);
    acknowledge(DATAGRAM, 1, 2);
    assertEquals(13_200, window.windowBytes());
  }

  @Test
  void windowThatIsNotUsedDoesNotGrow() {
    window.onSent(DATAGRAM, 0);
    assertFalse(window.isUsed());
    acknowledge(DATAGRAM, 1, 2);
    assertEquals(12_000, window.windowBytes());
    assertEquals(0, window.inFlightBytes());
  }

  @Test
  void lossTakesThreeTenthsOnceForEachRoundTrip() {
    lose(10, 100);
    assertEquals(8_400, window.windowBytes());
    assertFalse(window.isInSlowStart());
    lose(99, 110); // sent before recovery began
    assertEquals(8_400, window.windowBytes());
    lose(101, 200);
    assertEquals(5_880, window.windowBytes());
  }

  @Test
  void windowNeverFallsBelowTwoDatagrams() {
    for (int i = 1; i < 20; i++) {
      lose(100L * i, 100L * i + 50);
    }
    assertEquals(2_400, window.windowBytes());
  }

  @Test
  void whatWasSentBeforeRecoveryDoesNotGrowTheWindow() {
    lose(10, 100);
    window.onSent(60_000, 100);
    acknowledge(60_000, 100, 200);
    assertEquals(8_400, window.windowBytes());
  }

  @Test
  void persistentCongestionLeavesTheMinimum() {
    lose(10, 100);
    window.onPersistentCongestion();
    assertEquals(2_400, window.windowBytes());
    assertTrue(window.isInSlowStart());
  }

  @Test
  void windowKeepsItsBytesWhenDatagramsGrow() {
    window.datagramBytes(1_452);
    assertEquals(12_000, window.windowBytes());
    window.onPersistentCongestion();
    window.datagramBytes(4_000);
    assertEquals(8_000, window.windowBytes());
  }

  private void acknowledge(int bytes, long sentMicros, long nowMicros) {
    window.onAcknowledgement(nowMicros, 1_000);
    window.onAcknowledged(bytes, sentMicros);
  }

  private void lose(long sentMicros, long nowMicros) {
    window.onSent(DATAGRAM, sentMicros);
    window.onLost(DATAGRAM, sentMicros, nowMicros);
  }
}
