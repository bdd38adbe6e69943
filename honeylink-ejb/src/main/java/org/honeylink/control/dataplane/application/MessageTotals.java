package org.honeylink.control.dataplane.application;

import java.util.concurrent.atomic.LongAdder;
import org.honeylink.transport.stats.Arrivals;

/** Sums over all sessions since the start of this node, closed ones too. Thread-safe. */
final class MessageTotals {

  private final LongAdder delivered = new LongAdder();
  private final LongAdder rebuiltBefore = new LongAdder();
  private final LongAdder lostBefore = new LongAdder();

  void delivered() {
    delivered.increment();
  }

  /** Keeps the figures of a session that ends. */
  void keep(Arrivals ended) {
    rebuiltBefore.add(ended.rebuilt());
    lostBefore.add(ended.lost());
  }

  /** The sums, with those of the sessions that are open. */
  MessageCounters.Totals with(Arrivals open) {
    return new MessageCounters.Totals(
        delivered.sum(), rebuiltBefore.sum() + open.rebuilt(), lostBefore.sum() + open.lost());
  }
}
