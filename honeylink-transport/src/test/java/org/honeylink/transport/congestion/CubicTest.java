package org.honeylink.transport.congestion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The curve of RFC 9438 against its formulas, one acknowledgement for each window and RTT. */
class CubicTest {

  private static final int SEGMENT = 1_000;
  private static final long RTT = 100_000;

  private final Cubic cubic = new Cubic();
  private double window;
  private long now;

  /** Section 4.2: W_cubic(t) = C(t - K)^3 + W_max, and K = cbrt(W_max (1 - beta) / C). */
  @Test
  void windowFollowsTheCurveAndIsBackAtItsMaximumAtK() {
    double maximum = 1_000;
    window = cubic.onCongestion(maximum * SEGMENT);
    assertEquals(700 * SEGMENT, window, 1);
    double k = Math.cbrt(maximum * 0.3 / 0.4);
    grow(); // opens the epoch
    for (int round = 1; round * RTT < 2 * k * 1_000_000; round++) {
      grow();
      double t = now / 1_000_000.0;
      double expected = 0.4 * Math.pow(t - k, 3) + maximum;
      assertEquals(expected, window / SEGMENT, 0.01 * expected + 3, "at " + t + " s, K " + k);
    }
    assertTrue(window > maximum * SEGMENT, "the convex part probes beyond");
  }

  @Test
  void windowIsFlatWhereItMetCongestion() {
    window = cubic.onCongestion(1_000 * SEGMENT);
    double k = Math.cbrt(300 / 0.4);
    while (now < (k - 0.5) * 1_000_000) {
      grow();
    }
    double before = window;
    while (now < (k + 0.5) * 1_000_000) {
      grow();
    }
    assertTrue(window - before < 3 * SEGMENT, () -> before + " to " + window);
  }

  /** Section 4.7. */
  @Test
  void flowThatShrinksTwiceGivesWay() {
    double first = cubic.onCongestion(1_000 * SEGMENT);
    cubic.onCongestion(first);
    window = first * 0.7;
    // Now W_max = 700 * 1.7 / 2 = 595 instead of 700, so the plateau is there.
    double k = Math.cbrt((595 - 490) / 0.4);
    while (now < k * 1_000_000) {
      grow();
    }
    assertEquals(595, window / SEGMENT, 3);
  }

  /** Section 4.3: on a short path the curve is slower than Reno would be, so Reno's is taken. */
  @Test
  void shortRoundTripsGrowAsReno() {
    window = cubic.onCongestion(20 * SEGMENT);
    int rounds = 10;
    cubic.onAcknowledged(window, 0, SEGMENT, 0, 1_000);
    for (int i = 0; i < rounds; i++) {
      now += 1_000;
      window = cubic.onAcknowledged(window, (int) window, SEGMENT, now, 1_000);
    }
    double alpha = 3 * 0.3 / 1.7;
    assertEquals(14 + alpha * rounds, window / SEGMENT, 0.5);
  }

  /** Section 4.3: alpha is 1 again once the window is back where it was. */
  @Test
  void renoFriendlyGrowthIsOneSegmentEachRoundAboveThePriorWindow() {
    window = cubic.onCongestion(20 * SEGMENT);
    cubic.onAcknowledged(window, 0, SEGMENT, 0, 1_000);
    while (window < 21 * SEGMENT) {
      now += 1_000;
      window = cubic.onAcknowledged(window, (int) window, SEGMENT, now, 1_000);
    }
    double before = window;
    for (int i = 0; i < 5; i++) {
      now += 1_000;
      window = cubic.onAcknowledged(window, (int) window, SEGMENT, now, 1_000);
    }
    assertEquals(5, (window - before) / SEGMENT, 0.1);
  }

  /** Section 4.2: the target is never above one and a half windows. */
  @ParameterizedTest
  @ValueSource(longs = {1_000, 100_000, 1_000_000, 10_000_000})
  void oneRoundNeverAddsMoreThanHalf(long rtt) {
    window = cubic.onCongestion(50 * SEGMENT);
    for (int i = 0; i < 50; i++) {
      now += rtt;
      double after = cubic.onAcknowledged(window, (int) window, SEGMENT, now, rtt);
      assertTrue(after <= 1.5 * window + 1, window + " to " + after);
      assertTrue(after >= window, window + " to " + after);
      window = after;
    }
  }

  /** Section 5.8. */
  @Test
  void timeThatNeedsNoWindowDoesNotCount() {
    window = cubic.onCongestion(1_000 * SEGMENT);
    for (int i = 0; i < 20; i++) {
      grow();
    }
    double before = window;
    now += 60_000_000;
    cubic.onUnused(now);
    grow();
    assertTrue(window - before < 15 * SEGMENT, () -> before + " to " + window);
  }

  private void grow() {
    window = cubic.onAcknowledged(window, (int) window, SEGMENT, now, RTT);
    now += RTT;
  }
}
