package org.honeylink.launcher.relay;

import java.util.concurrent.atomic.LongAdder;
import org.honeylink.transport.impairment.Fate;

/** Counters of one direction: written by the relay's thread, read by any. */
final class RelayCounters {

  final LongAdder failed = new LongAdder();
  final LongAdder forwarded = new LongAdder();

  private final LongAdder received = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final LongAdder queueFull = new LongAdder();
  private final LongAdder cut = new LongAdder();
  private final LongAdder heldBack = new LongAdder();
  private final LongAdder duplicated = new LongAdder();
  private final LongAdder damaged = new LongAdder();

  void count(Fate fate) {
    received.increment();
    switch (fate.outcome()) {
      case ARRIVES -> countArrival(fate);
      case LOST -> lost.increment();
      case QUEUE_FULL -> queueFull.increment();
      case CUT -> cut.increment();
    }
  }

  private void countArrival(Fate fate) {
    if (fate.copies() == 2) {
      duplicated.increment();
    }
    if (fate.heldBack()) {
      heldBack.increment();
    }
    if (fate.isDamaged()) {
      damaged.increment();
    }
  }

  RelayFigures snapshot() {
    return new RelayFigures(
        received.sum(),
        lost.sum(),
        queueFull.sum(),
        cut.sum(),
        heldBack.sum(),
        duplicated.sum(),
        damaged.sum(),
        forwarded.sum(),
        failed.sum());
  }
}
