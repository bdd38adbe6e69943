package org.honeylink.transport.congestion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import org.junit.jupiter.api.Test;

class TokenBucketTest {

  @Test
  void fullBucketLetsItsBurstThroughAndThenTheRate() {
    TokenBucket bucket = new TokenBucket(8_000_000, 3_000, 0); // a byte each microsecond
    assertTrue(bucket.allows(3_000, 0));
    bucket.take(3_000);
    assertFalse(bucket.allows(1_000, 999));
    assertEquals(1_000, bucket.readyMicros(1_000));
    assertTrue(bucket.allows(1_000, 1_000));
  }

  @Test
  void pauseFillsNoMoreThanTheBurst() {
    TokenBucket bucket = new TokenBucket(8_000_000, 3_000, 0);
    assertTrue(bucket.allows(3_000, Long.MAX_VALUE / 2));
    assertFalse(bucket.allows(3_001, Long.MAX_VALUE / 2));
  }

  @Test
  void rateIsNeverExceededBeyondTheBurst() {
    qt().forAll(longs().between(8_000, 1_000_000_000), integers().between(50, 1_500))
        .checkAssert(
            (bitsPerSecond, bytes) -> {
              TokenBucket bucket = new TokenBucket(bitsPerSecond, 5_000, 0);
              long sent = 0;
              long now = 0;
              for (int i = 0; i < 200; i++) {
                if (!bucket.allows(bytes, now)) {
                  long ready = bucket.readyMicros(bytes);
                  assertTrue(ready > now, "time goes on");
                  now = ready;
                  continue;
                }
                bucket.take(bytes);
                sent += bytes;
              }
              assertTrue(sent <= 5_000 + bitsPerSecond / 8.0 * now / 1_000_000 + 1);
            });
  }

  @Test
  void pacerSpreadsTheWindowOverFourFifthsOfARoundTrip() {
    Pacer pacer = new Pacer(12_000, 0);
    pacer.follow(120_000, 100_000, 0);
    pacer.onSent(12_000);
    assertFalse(pacer.allows(1_200, 799));
    assertEquals(800, pacer.readyMicros(1_200)); // 1.5 bytes each microsecond
  }
}
