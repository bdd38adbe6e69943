package org.honeylink.transport.connection;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A small soak; the whole one is a run of its own, see {@link Soak}. */
class SoakTest {

  @Test
  void fiftySessionsOfAnHourLoseNothingAndLeaveNothing() {
    Soak soak = new Soak(50);
    soak.hour();
    soak.end();
    SoakTotals totals = soak.totals();
    assertTrue(totals.lives.sum() >= 50 && totals.messages.sum() > 400, totals::toString);
    assertTrue(totals.rekeyings.sum() > 20 && totals.restarts.sum() > 2, totals::toString);
  }
}
