package org.honeylink.transport.congestion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Arithmetic of RFC 9002, section 7 and appendix B, and of RFC 9438. */
class CubicWindowTest {

  private static final int DATAGRAM = 1_200;
  private static final long SECOND = 1_000_000;
  private static final long RTT = 100_000;

  private final CubicWindow cubic = new CubicWindow(DATAGRAM);

  @Test
  void initialWindowIsTenDatagramsUpTo14720Bytes() {
    assertEquals(12_000, cubic.windowBytes());
    assertEquals(14_720, new CubicWindow(1_500).windowBytes());
    assertEquals(18_000, new CubicWindow(9_000).windowBytes());
  }

  @Test
  void windowBoundsWhatIsUnderWay() {
    for (int i = 0; i < 10; i++) {
      assertTrue(cubic.allows(DATAGRAM));
      cubic.onSent(DATAGRAM, 0);
    }
    assertFalse(cubic.allows(1));
    cubic.onForgotten(1);
    assertTrue(cubic.allows(1));
  }

  @Test
  void slowStartGrowsByWhatIsAcknowledged() {
    cubic.onSent(DATAGRAM, 0);
    cubic.onAcknowledged(DATAGRAM, 1, 2, RTT, true);
    assertEquals(13_200, cubic.windowBytes());
  }

  @Test
  void windowThatIsNotUsedDoesNotGrow() {
    cubic.onSent(DATAGRAM, 0);
    assertFalse(cubic.isUsed());
    cubic.onAcknowledged(DATAGRAM, 1, 2, RTT, false);
    assertEquals(12_000, cubic.windowBytes());
    assertEquals(0, cubic.inFlightBytes());
  }

  @Test
  void stateTellsWhatAnAcknowledgementDoes() {
    assertEquals(CongestionState.SLOW_START, cubic.state());
    assertEquals(OptionalLong.empty(), cubic.slowStartThresholdBytes());
    lose(10, 100);
    assertEquals(CongestionState.RECOVERY, cubic.state());
    assertEquals(OptionalLong.of(8_400), cubic.slowStartThresholdBytes());
    acknowledge(100, 150);
    assertEquals(CongestionState.RECOVERY, cubic.state(), "sent before the loss was known");
    acknowledge(101, 200);
    assertEquals(CongestionState.CONGESTION_AVOIDANCE, cubic.state());
    cubic.onPersistentCongestion();
    assertEquals(CongestionState.SLOW_START, cubic.state());
  }

  private void acknowledge(long sentMicros, long nowMicros) {
    cubic.onSent(DATAGRAM, sentMicros);
    cubic.onAcknowledged(DATAGRAM, sentMicros, nowMicros, RTT, true);
  }

  @Test
  void lossTakesThreeTenthsOfTheWindowOnceForEachRoundTrip() {
    lose(10, 100);
    assertEquals(8_400, cubic.windowBytes());
    assertFalse(cubic.isInSlowStart());
    lose(99, 110); // sent before recovery began
    assertEquals(8_400, cubic.windowBytes());
    lose(101, 200);
    assertEquals(5_880, cubic.windowBytes());
  }

  @Test
  void windowNeverFallsBelowTwoDatagrams() {
    for (int i = 1; i < 20; i++) {
      lose(100L * i, 100L * i + 50);
    }
    assertEquals(2_400, cubic.windowBytes());
  }

  /** Section 4.2: W_cubic(t) = C * (t - K)^3 + W_max, K = cbrt((W_max - cwnd) / C). */
  @Test
  void theWindowIsBackAtItsPlateauAfterKSecondsAndGrowsBeyondAsTheCube() {
    grow(1_000 * DATAGRAM);
    double plateau = window();
    lose(1, SECOND);
    double reduced = window();
    assertEquals(0.7 * plateau, reduced, 1);
    double k = Math.cbrt((plateau - reduced) / (0.4 * DATAGRAM));
    long plateauMicros = SECOND + Math.round(k * SECOND);
    avoid(SECOND, SECOND + Math.round(k / 2 * SECOND));
    double half = plateau - 0.4 * DATAGRAM * Math.pow(k / 2, 3);
    assertEquals(half, window(), 0.02 * half);
    avoid(SECOND + Math.round(k / 2 * SECOND), plateauMicros);
    assertEquals(plateau, window(), 0.01 * plateau);
    avoid(plateauMicros, plateauMicros + 4 * SECOND);
    double beyond = plateau + 0.4 * DATAGRAM * Math.pow(4, 3);
    assertEquals(beyond, window(), 0.02 * beyond);
  }

  /**
   * Section 4.3: with a small window and a short round trip, Reno grows faster, and is followed.
   */
  @Test
  void onAShortPathTheWindowIsNeverBelowThatOfReno() {
    lose(1, SECOND);
    double reno = window();
    long now = SECOND;
    for (int round = 0; round < 20; round++) {
      now += 2_000;
      int acknowledged = (int) cubic.windowBytes();
      cubic.onSent(acknowledged, now);
      cubic.onAcknowledged(acknowledged, now - 1_000, now, 2_000, true);
      reno += 3 * 0.3 / 1.7 * DATAGRAM;
      assertTrue(cubic.windowBytes() >= reno * 0.99, "round " + round);
    }
    assertTrue(cubic.windowBytes() < 2 * reno);
  }

  /** Section 4.7. */
  @Test
  void aFlowThatIsReducedBeforeItsPlateauMakesRoomForOthers() {
    grow(1_000 * DATAGRAM);
    lose(1, SECOND);
    double second = window();
    lose(SECOND + 1, 2 * SECOND);
    double reduced = window();
    double plateau = second * (1 + 0.7) / 2;
    double k = Math.cbrt((plateau - reduced) / (0.4 * DATAGRAM));
    avoid(2 * SECOND, 2 * SECOND + Math.round(k * SECOND));
    assertEquals(plateau, window(), 0.01 * plateau);
  }

  /** Section 5.8. */
  @Test
  void timeInWhichNothingWasToBeSentDoesNotRaiseTheWindow() {
    grow(1_000 * DATAGRAM);
    lose(1, SECOND);
    avoid(SECOND, 2 * SECOND);
    double before = window();
    cubic.onSent(DATAGRAM, 2 * SECOND);
    cubic.onAcknowledged(DATAGRAM, 2 * SECOND, 62 * SECOND, RTT, false);
    cubic.onSent(DATAGRAM, 62 * SECOND);
    cubic.onAcknowledged(DATAGRAM, 62 * SECOND, 62 * SECOND + RTT, RTT, true);
    assertEquals(before, window(), 0.01 * before);
  }

  @Test
  void pauseBeforeAFullWindowDoesNotRaiseItEither() {
    grow(1_000 * DATAGRAM);
    lose(1, SECOND);
    avoid(SECOND, 2 * SECOND);
    double before = window();
    cubic.onSent((int) before, 62 * SECOND);
    cubic.onAcknowledged(DATAGRAM, 62 * SECOND, 62 * SECOND + RTT, RTT, true);
    assertEquals(before, window(), 0.01 * before);
  }

  /** Section 4.8: nothing leads back to a plateau from before. */
  @Test
  void persistentCongestionForgetsThePlateau() {
    grow(100 * DATAGRAM);
    lose(1, SECOND);
    cubic.onPersistentCongestion();
    for (long now = SECOND; cubic.isInSlowStart(); now += RTT) {
      cubic.onSent(DATAGRAM, now);
      cubic.onAcknowledged(DATAGRAM, now, now, RTT, true);
    }
    double before = window();
    avoid(100 * SECOND, 101 * SECOND);
    assertEquals(before, window(), 6.0 * DATAGRAM);
  }

  @Test
  void slowStartEndsBeforeALossWhenTheRoundTripTimeRises() {
    long now = SECOND;
    for (int round = 0; cubic.isInSlowStart() && round < 30; round++) {
      long window = cubic.windowBytes();
      cubic.onSent((int) (window - cubic.inFlightBytes()), 0);
      long rtt = window < 200_000 ? 50_000 : 50_000 + (window - 200_000) / 10;
      for (int ack = 0; ack < 10; ack++) {
        cubic.onRtt(rtt, now, now + rtt);
        cubic.onAcknowledged((int) window / 10, now, now + rtt, rtt, true);
        cubic.onSent((int) window / 10, 0);
      }
      now += rtt + 1;
    }
    assertFalse(cubic.isInSlowStart());
    assertTrue(cubic.windowBytes() < 2_000_000, "ended at " + cubic.windowBytes());
  }

  @Test
  void whatWasSentBeforeRecoveryDoesNotGrowTheWindow() {
    lose(10, 100);
    cubic.onSent(60_000, 0);
    cubic.onAcknowledged(60_000, 100, 101, RTT, true);
    assertEquals(8_400, cubic.windowBytes());
  }

  @Test
  void persistentCongestionLeavesTheMinimum() {
    cubic.onPersistentCongestion();
    assertEquals(2_400, cubic.windowBytes());
    assertTrue(cubic.isInSlowStart());
  }

  private double window() {
    return (double) cubic.windowBytes();
  }

  /** By slow start. */
  private void grow(int bytes) {
    int acknowledged = bytes - (int) cubic.windowBytes();
    cubic.onSent(acknowledged, 1);
    cubic.onAcknowledged(acknowledged, 1, 2, RTT, true);
  }

  /** A window is acknowledged in each round trip, in ten parts. */
  private void avoid(long fromMicros, long toMicros) {
    cubic.onSent(1, fromMicros); // so that there is always something under way
    for (long now = fromMicros; now < toMicros; now += RTT / 10) {
      int acknowledged = (int) cubic.windowBytes() / 10;
      cubic.onSent(acknowledged, now);
      cubic.onAcknowledged(acknowledged, now + 1, now + 1, RTT, true);
    }
    cubic.onForgotten(1);
  }

  private void lose(long sentMicros, long nowMicros) {
    cubic.onSent(DATAGRAM, sentMicros);
    cubic.onLost(DATAGRAM, sentMicros, nowMicros);
  }
}
