package org.honeylink.transport.schedule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The flows of one tier that have packets, in a virtual time of their own. Virtual now is the
 * finish time of the packet sent last (Golestani: self-clocked fair queueing, INFOCOM 1994).
 *
 * <p>Times are bytes over weight in units of 2^-16; they are compared by difference and may wrap.
 */
final class TierQueue<T> {

  static final int FRACTION_BITS = 16;

  private final int share;

  /** When the tier's next packet starts, in the clock of the link. */
  long start;

  private final List<Flow<T>> backlogged = new ArrayList<>();
  private long virtualNow;

  TierQueue(int share) {
    this.share = share;
  }

  boolean isEmpty() {
    return backlogged.isEmpty();
  }

  int size() {
    return backlogged.size();
  }

  Flow<T> at(int index) {
    return backlogged.get(index);
  }

  /** {@code finish = max(virtual now, last finish of the flow) + size / weight}. */
  void add(Flow<T> flow) {
    long begin = flow.promoted ? virtualNow : later(virtualNow, flow.lastFinish);
    flow.headFinish =
        begin + (((long) flow.ring.headBytes() << FRACTION_BITS) >> flow.weightExponent());
    backlogged.add(flow);
  }

  void remove(Flow<T> flow) {
    int index = backlogged.indexOf(flow);
    int last = backlogged.size() - 1;
    backlogged.set(index, backlogged.get(last));
    backlogged.remove(last);
  }

  /** The flow with the smallest finish time; of equals the one whose packet came first. */
  @Nullable Flow<T> first() {
    Flow<T> best = null;
    for (int i = 0; i < backlogged.size(); i++) {
      Flow<T> flow = backlogged.get(i);
      if (best == null || isBefore(flow, best)) {
        best = flow;
      }
    }
    return best;
  }

  /** When the tier's next packet ends, were it this flow's, in the clock of the link. */
  long finish(Flow<T> flow) {
    return start + ((long) flow.ring.headBytes() << FRACTION_BITS) / share;
  }

  /** Moves the clock to the end of the packet that is being sent. */
  void sent(Flow<T> flow) {
    virtualNow = flow.headFinish;
    if (!flow.promoted) {
      flow.lastFinish = flow.headFinish;
    }
  }

  private static <T> boolean isBefore(Flow<T> a, Flow<T> b) {
    long difference = a.headFinish - b.headFinish;
    return difference < 0 || (difference == 0 && a.ring.headArrival() < b.ring.headArrival());
  }

  static long later(long a, long b) {
    return a - b >= 0 ? a : b;
  }
}
