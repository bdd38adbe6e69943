package org.honeylink.transport.connection;

import java.util.EnumMap;
import java.util.Map;
import org.honeylink.transport.packet.DropReason;

/** How often each reason occurred. */
final class DropCounters {

  private final Map<DropReason, long[]> counts = new EnumMap<>(DropReason.class); // arrays of one

  private long total;

  /** Of all reasons together. */
  long total() {
    return total;
  }

  void count(DropReason reason) {
    counts.computeIfAbsent(reason, absent -> new long[1])[0]++;
    total++;
  }

  /** Reasons that occurred. */
  Map<DropReason, Long> snapshot() {
    Map<DropReason, Long> snapshot = new EnumMap<>(DropReason.class);
    counts.forEach((reason, count) -> snapshot.put(reason, count[0]));
    return snapshot;
  }
}
