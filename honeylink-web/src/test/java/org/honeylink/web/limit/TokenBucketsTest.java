package org.honeylink.web.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.honeylink.web.limit.TokenBuckets.Leave;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {

  private static final long SECOND = 1_000_000_000;

  private final TokenBuckets buckets = new TokenBuckets(100, 200);

  @Test
  void fullBucketLetsTheWholeBurstPassAndNoMore() {
    for (int left = 199; left >= 0; left--) {
      assertEquals(new Leave(true, left, (200 - left) * SECOND / 100, 0), buckets.take("a", 0));
    }
    assertEquals(new Leave(false, 0, 2 * SECOND, SECOND / 100), buckets.take("a", 0));
  }

  @Test
  void emptyBucketGainsATokenEachHundredthOfASecond() {
    drain("a", 0);
    assertFalse(buckets.take("a", SECOND / 100 - 1).allowed());
    assertTrue(buckets.take("a", SECOND / 100).allowed());
    assertFalse(buckets.take("a", SECOND / 100).allowed());
  }

  @Test
  void rateIsHeldForEver() {
    drain("a", 0);
    int passed = 0;
    for (long now = 0; now <= 10 * SECOND; now += SECOND / 1_000) {
      passed += buckets.take("a", now).allowed() ? 1 : 0;
    }
    assertEquals(1_000, passed);
  }

  @Test
  void bucketNeverHoldsMoreThanTheBurst() {
    assertTrue(buckets.take("a", 0).allowed());
    assertEquals(199, buckets.take("a", 3_600 * SECOND).remaining());
  }

  @Test
  void callersHaveBucketsOfTheirOwn() {
    drain("a", 0);
    assertTrue(buckets.take("b", 0).allowed());
  }

  @Test
  void namesBeyondTheMostShareTheBucketOfTheirKindUntilOthersAreForgotten() {
    TokenBuckets few = new TokenBuckets(1, 1, 2);
    assertTrue(few.take("address/1", 0).allowed());
    assertTrue(few.take("address/2", 0).allowed());
    assertTrue(few.take("address/3", 0).allowed());
    assertFalse(few.take("address/4", 0).allowed());
    assertTrue(few.take("tenant/a", 0).allowed());
    assertFalse(few.take("address/1", 0).allowed());
    assertTrue(few.take("address/4", SECOND).allowed());
    assertTrue(few.take("address/5", SECOND).allowed());
  }

  @Test
  void sweepComesAtMostOnceASecond() {
    TokenBuckets few = new TokenBuckets(100, 1, 2);
    for (int i = 1; i <= 3; i++) {
      assertTrue(few.take("address/" + i, 0).allowed());
    }
    assertTrue(few.take("address/4", SECOND / 2).allowed(), "from the shared one");
    assertFalse(few.take("address/5", SECOND / 2).allowed(), "nobody was forgotten yet");
    assertTrue(few.take("address/5", SECOND).allowed());
    assertTrue(few.take("address/6", SECOND).allowed());
  }

  private void drain(String name, long now) {
    while (buckets.take(name, now).allowed()) {
      // There is another.
    }
  }
}
