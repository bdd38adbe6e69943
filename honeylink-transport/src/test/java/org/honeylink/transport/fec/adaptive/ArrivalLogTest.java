package org.honeylink.transport.fec.adaptive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.honeylink.transport.packet.NumberRanges;
import org.junit.jupiter.api.Test;

class ArrivalLogTest {

  private final LossMeter meter = new LossMeter();
  private final ArrivalLog log = new ArrivalLog(meter);

  @Test
  void whatWasOvertakenIsNotLost() {
    acknowledge(0, 199, 0);
    acknowledge(201, 260, 10_000);
    acknowledge(200, 260, 90_000);
    acknowledge(200, 300, 110_000);
    acknowledge(200, 400, 220_000);
    assertEquals(0, meter.estimate().loss());
    assertEquals(301, meter.estimate().packets());
  }

  @Test
  void gapsAreLossesAndRunsAreBursts() {
    for (int i = 0; i < 50; i++) {
      acknowledge(i * 20L, i * 20L + 15, i * 50_000L); // four of twenty missing
    }
    LossEstimate estimate = meter.estimate();
    assertEquals(0.2, estimate.loss(), 0.01);
    assertEquals(4, estimate.meanBurst(), 0.01);
  }

  @Test
  void aLostAcknowledgementIsNoLoss() {
    acknowledge(0, 9, 0);
    acknowledge(0, 500, 100_000);
    acknowledge(450, 520, 200_000);
    assertEquals(0, meter.estimate().loss());
  }

  @Test
  void anExcusedPacketIsNoLoss() {
    log.excuse(100);
    acknowledge(0, 99, 0);
    acknowledge(101, 299, 10_000);
    acknowledge(101, 299, 150_000);
    acknowledge(101, 300, 300_000);
    assertEquals(0, meter.estimate().loss());
    assertEquals(300, meter.estimate().packets());
  }

  @Test
  void afterARestartNumbersCountFromZero() {
    acknowledge(0, 999, 0);
    acknowledge(0, 999, 200_000);
    log.restart();
    acknowledge(0, 99, 300_000);
    acknowledge(0, 99, 500_000);
    acknowledge(0, 99, 700_000);
    assertEquals(1_100 - 512, meter.estimate().packets(), 600);
    assertEquals(0, meter.estimate().loss());
  }

  @Test
  void moreThanTheWindowAtOnceIsJudgedByWhatIsKnown() {
    acknowledge(0, 9, 0);
    acknowledge(5_000, 5_500, 10);
    assertEquals(0, meter.estimate().loss(), "a long absence is no loss that a code could mend");
  }

  @Test
  void whatIsAlmostForgottenStillMakesSense() {
    acknowledge(0, 100, 0);
    acknowledge(103, 200, 0);
    for (int i = 1; i < 1_000; i++) {
      acknowledge(103, 200 + i * 100L, i * 200_000L);
      LossEstimate estimate = meter.estimate();
      assertTrue(estimate.meanBurst() >= 1 && estimate.cautiousLoss() >= 0, estimate.toString());
    }
  }

  private void acknowledge(long low, long high, long nowMicros) {
    log.onAcknowledged(NumberRanges.of(new long[] {high, low}, 1), nowMicros);
  }
}
