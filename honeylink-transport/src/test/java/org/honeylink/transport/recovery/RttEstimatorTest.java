package org.honeylink.transport.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

/** Arithmetic of RFC 9002, section 5.3, worked by hand. */
class RttEstimatorTest {

  private final RttEstimator rtt = new RttEstimator();

  @Test
  void beginsWith333Milliseconds() {
    assertFalse(rtt.hasSample());
    assertEquals(333_000, rtt.smoothedMicros());
    assertEquals(166_500, rtt.variationMicros());
    assertEquals(333_000 + 4 * 166_500 + 25_000, rtt.probeTimeoutMicros());
  }

  @Test
  void firstSampleIsTakenWhole() {
    rtt.sample(100_000, 20_000);
    assertEquals(100_000, rtt.smoothedMicros());
    assertEquals(50_000, rtt.variationMicros());
    assertEquals(100_000, rtt.minimumMicros());
  }

  @Test
  void laterSamplesAreSmoothed() {
    rtt.sample(100_000, 0);
    rtt.sample(140_000, 0);
    assertEquals((3 * 50_000 + 40_000) / 4, rtt.variationMicros());
    assertEquals((7 * 100_000 + 140_000) / 8, rtt.smoothedMicros());
  }

  @Test
  void acknowledgementDelayIsTakenOffButNotBelowTheMinimum() {
    rtt.sample(100_000, 0);
    rtt.sample(120_000, 20_000);
    assertEquals(100_000, rtt.smoothedMicros());
    rtt.sample(110_000, 20_000); // would be 90,000, below the minimum of 100,000
    assertEquals((7 * 100_000 + 110_000) / 8, rtt.smoothedMicros());
  }

  @Test
  void acknowledgementDelayCountsUpTo25Milliseconds() {
    rtt.sample(100_000, 0);
    rtt.sample(200_000, 90_000);
    assertEquals((7 * 100_000 + 175_000) / 8, rtt.smoothedMicros());
  }

  @Test
  void lossDelayIsNineEighthsOfTheLargerAndAtLeastAMillisecond() {
    rtt.sample(80_000, 0);
    assertEquals(90_000, rtt.lossDelayMicros());
    rtt.sample(160_000, 0);
    assertEquals(180_000, rtt.lossDelayMicros());
    rtt.reset();
    rtt.sample(1, 0);
    assertEquals(1_000, rtt.lossDelayMicros());
  }
}
