package org.honeylink.transport.congestion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Rounds of RFC 9406: each begins with a packet that was sent after the one before began. */
class HyStartTest {

  private static final int BYTES = 1_200;

  private final HyStart hyStart = new HyStart();
  private long nowMicros = 1_000_000;

  /** Eight samples of one round. */
  private void round(long rttMicros) {
    long sentMicros = nowMicros + 1;
    nowMicros += 100_000;
    for (int i = 0; i < 8; i++) {
      hyStart.onRtt(rttMicros, sentMicros, nowMicros + i);
    }
  }

  @Test
  void aSteadyRoundTripTimeDoesNotSlowAnything() {
    for (int i = 0; i < 50; i++) {
      round(50_000);
    }
    assertEquals(BYTES, hyStart.growth(BYTES));
    assertFalse(hyStart.isOver());
  }

  @Test
  void aRiseByAnEighthSlowsGrowthToAQuarter() {
    round(80_000);
    round(89_000);
    assertEquals(BYTES, hyStart.growth(BYTES), "9 ms are less than an eighth of 80 ms");
    round(101_000);
    assertEquals(BYTES / 4.0, hyStart.growth(BYTES));
  }

  @Test
  void theRiseThatCountsIsAtLeastFourMillisecondsAndNeverMoreThanSixteen() {
    round(1_000);
    round(4_900);
    assertEquals(BYTES, hyStart.growth(BYTES));
    hyStart.restart();
    round(400_000);
    round(416_000);
    assertEquals(BYTES / 4.0, hyStart.growth(BYTES));
  }

  @Test
  void fewerThanEightSamplesSayNothing() {
    round(50_000);
    long sentMicros = nowMicros + 1;
    nowMicros += 100_000;
    for (int i = 0; i < 7; i++) {
      hyStart.onRtt(90_000, sentMicros, nowMicros);
    }
    assertEquals(BYTES, hyStart.growth(BYTES));
  }

  @Test
  void slowStartEndsAfterFiveSlowedRounds() {
    round(50_000);
    for (int i = 0; i < 5; i++) {
      assertFalse(hyStart.isOver());
      round(60_000);
    }
    round(60_000);
    assertTrue(hyStart.isOver());
  }

  @Test
  void aRoundTripTimeThatFallsAgainResumesSlowStart() {
    round(50_000);
    round(60_000);
    assertEquals(BYTES / 4.0, hyStart.growth(BYTES));
    round(55_000);
    assertEquals(BYTES, hyStart.growth(BYTES));
    assertFalse(hyStart.isOver());
  }
}
