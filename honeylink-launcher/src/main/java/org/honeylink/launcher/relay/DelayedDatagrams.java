package org.honeylink.launcher.relay;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Datagrams on their way, the next one due first; equals in order of arrival. Not thread-safe. */
final class DelayedDatagrams {

  /** A copy of the bytes, where they go, and when. */
  static final class Delayed implements Comparable<Delayed> {

    final RelayedClient client;
    final Direction direction;
    final byte[] bytes;
    private final long dueNanos;
    private final long arrival;

    private Delayed(
        RelayedClient client, Direction direction, byte[] bytes, long dueNanos, long arrival) {
      this.client = client;
      this.direction = direction;
      this.bytes = bytes;
      this.dueNanos = dueNanos;
      this.arrival = arrival;
    }

    @Override
    public int compareTo(Delayed other) {
      long difference = dueNanos - other.dueNanos;
      return difference != 0 ? Long.signum(difference) : Long.compare(arrival, other.arrival);
    }
  }

  private final PriorityQueue<Delayed> heap = new PriorityQueue<>();
  private long arrivals;

  void add(RelayedClient client, Direction direction, byte[] bytes, long dueNanos) {
    heap.add(new Delayed(client, direction, bytes, dueNanos, arrivals++));
  }

  /** Takes the next datagram that is due, or null. */
  @Nullable Delayed pollDue(long nowNanos) {
    Delayed next = heap.peek();
    return next != null && next.dueNanos - nowNanos <= 0 ? heap.poll() : null;
  }

  /** Milliseconds until the next is due, rounded up, at least 1; 0 when none waits. */
  long millisToNext(long nowNanos) {
    Delayed next = heap.peek();
    return next == null ? 0 : Math.max(1, Math.ceilDiv(next.dueNanos - nowNanos, 1_000_000L));
  }
}
