package org.honeylink.transport.schedule;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The flows of one tier that have packets, in a virtual time of their own. Virtual now is the
 * finish time of the packet sent last (Golestani: self-clocked fair queueing, INFOCOM 1994).
 *
 * <p>Times are bytes over weight in units of 2^-16; they are compared by difference and may wrap.
 */
final class TierQueue<T> {

  static final int FRACTION_BITS = 16;

  private static final int INITIAL_FLOWS = 16;

  /** 1 / share, in units of 2^-32: a product costs less than a division for each packet. */
  private final long inverseShare;

  /** When the tier's next packet starts, in the clock of the link. */
  long start;

  /** Flows with packets: a binary heap by {@link #isBefore}; each knows its place in it. */
  private @Nullable Flow<T>[] heap = flows(INITIAL_FLOWS);

  private int size;
  private long virtualNow;

  TierQueue(int share) {
    this.inverseShare = (1L << 32) / share;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // An array of a generic type; only flows of T go in.
  private static <T> @Nullable Flow<T>[] flows(int count) {
    return (Flow<T>[]) new Flow[count];
  }

  long virtualNow() {
    return virtualNow;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** In no order but for the first. */
  Flow<T> at(int index) {
    return Objects.requireNonNull(heap[index]);
  }

  /** A flow that had no packet in this tier has one now. */
  void add(Flow<T> flow) {
    setFinish(flow);
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    up(flow, size++);
  }

  /** Another packet is the oldest of the flow, which is the first of the tier. */
  void advance(Flow<T> flow) {
    setFinish(flow);
    down(flow, flow.place);
  }

  void remove(Flow<T> flow) {
    Flow<T> last = at(--size);
    heap[size] = null;
    if (last != flow) {
      up(last, flow.place);
      down(last, last.place);
    }
  }

  /** {@code finish = max(virtual now, last finish of the flow) + size / weight}. */
  private void setFinish(Flow<T> flow) {
    flow.headBytes = flow.ring.headBytes();
    flow.headArrival = flow.ring.headArrival();
    long begin = flow.promoted ? virtualNow : later(virtualNow, flow.lastFinish);
    flow.headFinish = begin + (((long) flow.headBytes << FRACTION_BITS) >> flow.weightExponent());
  }

  /** The flow with the smallest finish time; of equals the one whose packet came first. */
  @Nullable Flow<T> first() {
    return heap[0];
  }

  private void up(Flow<T> flow, int from) {
    int place = from;
    while (place > 0 && isBefore(flow, at((place - 1) / 2))) {
      put(at((place - 1) / 2), place);
      place = (place - 1) / 2;
    }
    put(flow, place);
  }

  private void down(Flow<T> flow, int from) {
    int place = from;
    for (int child = 2 * place + 1; child < size; child = 2 * place + 1) {
      if (child + 1 < size && isBefore(at(child + 1), at(child))) {
        child++;
      }
      if (!isBefore(at(child), flow)) {
        break;
      }
      put(at(child), place);
      place = child;
    }
    put(flow, place);
  }

  private void put(Flow<T> flow, int place) {
    heap[place] = flow;
    flow.place = place;
  }

  /** When the tier's next packet ends, were it this flow's, in the clock of the link. */
  long finish(Flow<T> flow) {
    return start + ((flow.headBytes * inverseShare) >>> (32 - FRACTION_BITS));
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
    return difference < 0 || (difference == 0 && a.headArrival < b.headArrival);
  }

  static long later(long a, long b) {
    return a - b >= 0 ? a : b;
  }
}
