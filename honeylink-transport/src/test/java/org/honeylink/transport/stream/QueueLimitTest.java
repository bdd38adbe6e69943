package org.honeylink.transport.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.honeylink.transport.stream.OutgoingStream.Offer;
import org.junit.jupiter.api.Test;

class QueueLimitTest {

  private static final long SECOND = QueueLimit.TO_ACT_MICROS;

  private final QueueLimit limit = new QueueLimit(10_000);

  @Test
  void backpressureBeginsAtNinetyPercentAndNothingFitsBeyondTheLimit() {
    for (int i = 1; i <= 10_000; i++) {
      assertEquals(i < 9_000 ? Offer.ACCEPTED : Offer.BACKPRESSURE, limit.add(1, 0, 0));
    }
    assertEquals(Offer.FULL, limit.add(1, 0, 0));
    assertEquals(10_000, limit.depth());
  }

  @Test
  void whoHasMessagesRefusedForThreeSecondsHasIgnoredThreeSignals() {
    limit.add(9_000, 0, 0);
    limit.add(1_000, 0, 0);
    for (int signal = 1; signal <= QueueLimit.PATIENCE; signal++) {
      limit.add(1, 0, signal * SECOND - 1);
      assertFalse(limit.isIgnored(), "there was no time to act");
      limit.add(1, 0, signal * SECOND);
    }
    assertTrue(limit.isIgnored());
  }

  @Test
  void manyRefusalsAtOnceAreOneSignal() {
    limit.add(10_000, 0, 0);
    for (int i = 0; i < 1_000; i++) {
      limit.add(1, 0, SECOND + i);
    }
    assertFalse(limit.isIgnored());
  }

  @Test
  void aRefusalBeforeAnySignalIsTheSignal() {
    limit.add(8_000, 0, 0);
    for (int i = 0; i < 3; i++) {
      assertEquals(Offer.FULL, limit.add(2_001, 0, i * SECOND));
      assertFalse(limit.isIgnored());
    }
  }

  @Test
  void fillingTheLastTenthIsNotIgnoring() {
    limit.add(9_000, 0, 0);
    for (int i = 1; i <= 1_000; i++) {
      assertEquals(Offer.BACKPRESSURE, limit.add(1, 0, i * SECOND));
    }
    assertFalse(limit.isIgnored());
  }

  @Test
  void aQueueThatEmptiesForgivesWhatWasIgnored() {
    limit.add(10_000, 0, 0);
    limit.add(1, 0, SECOND);
    limit.add(1, 0, 2 * SECOND);
    limit.remove(2_500, 0);
    assertTrue(limit.pollWritable());
    limit.add(2_500, 0, 3 * SECOND);
    limit.add(1, 0, 4 * SECOND);
    limit.add(1, 0, 5 * SECOND);
    assertFalse(limit.isIgnored());
    limit.add(1, 0, 6 * SECOND);
    assertTrue(limit.isIgnored());
  }
}
