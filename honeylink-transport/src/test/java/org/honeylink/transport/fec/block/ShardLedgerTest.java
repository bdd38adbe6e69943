package org.honeylink.transport.fec.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShardLedgerTest {

  private final ShardLedger ledger = new ShardLedger(100);

  @Test
  void whatIsMissingAfterTheGraceIsLost() {
    ledger.onReceived(0, 0);
    ledger.onReceived(3, 0);
    ledger.onRebuilt(2, 0);
    settleUntil(1_000);
    assertEquals(2, ledger.received());
    assertEquals(1, ledger.rebuilt());
    assertEquals(1, ledger.lost());
    assertEquals(Long.MAX_VALUE, ledger.settlesMicros());
  }

  @Test
  void packetThatComesInTimeIsNotLost() {
    ledger.onReceived(1, 0);
    ledger.settle(100);
    assertTrue(ledger.onReceived(0, 150));
    settleUntil(1_000);
    assertEquals(0, ledger.lost());
  }

  @Test
  void packetThatComesVeryLateIsFoundAgain() {
    ledger.onReceived(1, 0);
    settleUntil(1_000);
    assertEquals(1, ledger.lost());
    ledger.onReceived(0, 2_000);
    settleUntil(3_000);
    assertEquals(0, ledger.lost());
  }

  @Test
  void packetThatComesAfterItsRebuildHasArrivedAllTheSame() {
    assertTrue(ledger.onRebuilt(0, 0));
    assertFalse(ledger.onReceived(0, 0));
    assertFalse(ledger.onRebuilt(0, 0));
    assertEquals(1, ledger.received());
    assertEquals(1, ledger.rebuilt());
  }

  @Test
  void packetThatCameBothWaysHidesNoLoss() {
    ledger.onRebuilt(0, 0);
    ledger.onReceived(0, 0);
    ledger.onReceived(2, 0);
    settleUntil(1_000);
    assertEquals(1, ledger.lost());
  }

  private void settleUntil(long end) {
    while (ledger.settlesMicros() <= end) {
      ledger.settle(ledger.settlesMicros());
    }
  }
}
