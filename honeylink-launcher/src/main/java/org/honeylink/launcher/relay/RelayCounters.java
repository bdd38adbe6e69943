package org.honeylink.launcher.relay;

import java.util.concurrent.atomic.LongAdder;

/** Counters of one direction: written by the relay's thread, read by any. */
final class RelayCounters {

  final LongAdder failed = new LongAdder();
  final LongAdder forwarded = new LongAdder();

  private final LongAdder received = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder heldBack = new LongAdder();
  private final LongAdder duplicated = new LongAdder();

  void count(FateSequence.Fate fate) {
    received.increment();
    if (fate.copies() == 0) {
      dropped.increment();
    }
    if (fate.copies() == 2) {
      duplicated.increment();
    }
    if (fate.heldBack()) {
      heldBack.increment();
    }
  }

  RelayFigures snapshot() {
    return new RelayFigures(
        received.sum(),
        dropped.sum(),
        heldBack.sum(),
        duplicated.sum(),
        forwarded.sum(),
        failed.sum());
  }
}
