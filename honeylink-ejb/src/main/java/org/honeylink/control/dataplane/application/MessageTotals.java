package org.honeylink.control.dataplane.application;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.honeylink.transport.stats.StreamStats;

/** Sums over all sessions since the start of this node, closed ones too. Thread-safe. */
final class MessageTotals {

  private final LongAdder delivered = new LongAdder();
  private final LongAdder rebuiltBefore = new LongAdder();
  private final LongAdder lostBefore = new LongAdder();

  void delivered() {
    delivered.increment();
  }

  /** Keeps the figures of a session that ends. */
  void keep(List<StreamStats> streams) {
    rebuiltBefore.add(streams.stream().mapToLong(StreamStats::packetsRebuilt).sum());
    lostBefore.add(streams.stream().mapToLong(StreamStats::packetsLost).sum());
  }

  /** The sums, with those of the sessions that are open. */
  MessageCounters.Totals with(List<List<StreamStats>> open) {
    long rebuilt = rebuiltBefore.sum();
    long lost = lostBefore.sum();
    for (List<StreamStats> streams : open) {
      rebuilt += streams.stream().mapToLong(StreamStats::packetsRebuilt).sum();
      lost += streams.stream().mapToLong(StreamStats::packetsLost).sum();
    }
    return new MessageCounters.Totals(delivered.sum(), rebuilt, lost);
  }
}
