package org.honeylink.transport.congestion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** RFC 9406, section 4.2. Rounds of one millisecond, whatever the samples say. */
class HyStartTest {

  private final HyStart slowStart = new HyStart();
  private long now = 1_000_000;

  @Test
  void steadyRoundTripsNeverEndSlowStart() {
    for (int i = 0; i < 100; i++) {
      assertFalse(round(40_000, 20));
    }
    assertEquals(1_200, slowStart.growth(1_200));
  }

  @Test
  void delayThatRisesByAnEighthSlowsGrowthToAQuarter() {
    round(40_000, 8);
    round(44_999, 8);
    assertEquals(1_200, slowStart.growth(1_200));
    round(50_700, 8);
    assertEquals(300, slowStart.growth(1_200));
  }

  @Test
  void smallRiseAndBigRttAreBoundedByFourAndSixteenMilliseconds() {
    round(1_000, 8);
    round(4_999, 8);
    assertEquals(1_200, slowStart.growth(1_200));
    slowStart.reset();
    round(400_000, 8);
    round(416_000, 8);
    assertEquals(300, slowStart.growth(1_200));
  }

  @Test
  void seventhSampleOfARoundDecidesNothing() {
    round(40_000, 8);
    round(80_000, 7);
    assertEquals(1_200, slowStart.growth(1_200));
  }

  @Test
  void fiveConservativeRoundsEndSlowStart() {
    round(40_000, 8);
    round(50_000, 8);
    for (int i = 0; i < 4; i++) {
      assertFalse(round(50_000, 8));
    }
    assertTrue(round(50_000, 8));
  }

  @Test
  void delayThatFallsAgainResumesSlowStart() {
    round(40_000, 8);
    round(50_000, 8);
    round(49_000, 8);
    assertEquals(1_200, slowStart.growth(1_200));
    for (int i = 0; i < 20; i++) {
      assertFalse(round(49_000, 8));
    }
  }

  /** A new round begins, then gives its samples. */
  private boolean round(long rttMicros, int samples) {
    boolean over = slowStart.onArrival(now, now + 1_000);
    now += 1_000;
    for (int i = 0; i < samples; i++) {
      slowStart.onSample(rttMicros);
      assertFalse(slowStart.onArrival(now - 1, now + 500));
    }
    return over;
  }
}
