package org.honeylink.transport.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which packet goes next: weighted fair queuing of flows (weight 2^priority) inside tiers,
 * and of tiers (weight = guaranteed share) on the link. Work-conserving; order inside a flow is
 * kept; flows of one priority take turns.
 *
 * <p>A packet of {@link Tier#LOW} that has waited 10 s competes with priority 4 in {@link
 * Tier#MEDIUM}. A flow holds at most its limit of packets; from 90 % on it answers {@link
 * Admission#BACKPRESSURE}, at 100 % the new packet is dropped and counted.
 *
 * <p>Not thread-safe. Allocates nothing for a packet once a flow's ring has grown. Choosing costs
 * time proportional to the flows that have packets, of which a session has 16 at most.
 *
 * @param <T> packets; the queue knows only their size
 */
public final class WeightedFairQueue<T> {

  /** Packets a flow may hold, from the definition of the data plane. */
  public static final int LIMIT_PACKETS = 10_000;

  /** Age in microseconds at which a packet of {@link Tier#LOW} is promoted. */
  public static final long PROMOTION_AGE_MICROS = 10_000_000;

  static final int PROMOTED_PRIORITY = 4;

  private static final int BACKPRESSURE_PERCENT = 90;

  private final int limitPackets;
  private final int backpressurePackets;
  private final TierQueue<T> high;
  private final TierQueue<T> medium;
  private final TierQueue<T> low;
  private final List<TierQueue<T>> tiers;
  private long virtualNow;

  /** No packet of the low tier is due for promotion before. */
  private long promotionMicros = Long.MAX_VALUE;

  private long arrivals;
  private int size;
  private @Nullable Flow<T> next;

  /** A queue with {@link TierShares#STANDARD} and {@link #LIMIT_PACKETS}. */
  public WeightedFairQueue() {
    this(TierShares.STANDARD, LIMIT_PACKETS);
  }

  /**
   * @param limitPackets packets each flow may hold, at least 1
   */
  public WeightedFairQueue(TierShares shares, int limitPackets) {
    if (limitPackets < 1) {
      throw new IllegalArgumentException("limit is 1 packet or more, not " + limitPackets);
    }
    this.limitPackets = limitPackets;
    this.backpressurePackets = (int) Math.ceilDiv((long) limitPackets * BACKPRESSURE_PERCENT, 100);
    this.high = new TierQueue<>(shares.high());
    this.medium = new TierQueue<>(shares.medium());
    this.low = new TierQueue<>(shares.low());
    this.tiers = List.of(high, medium, low);
  }

  /**
   * A new flow, idle and without cost until a packet comes.
   *
   * @param priority 0 to 7
   */
  public Flow<T> open(int priority) {
    return new Flow<>(priority);
  }

  /** Takes a flow out and forgets its packets, which are not counted as drops. */
  public void close(Flow<T> flow) {
    if (flow.depth() > 0) {
      tierOf(flow).remove(flow);
      size -= flow.depth();
      while (flow.depth() > 0) {
        flow.ring.removeHead();
      }
    }
    flow.closed = true;
    next = null;
  }

  /**
   * Gives a flow another priority; its packets keep their order and their age. Does nothing when it
   * has that priority already.
   *
   * @param priority 0 to 7
   * @throws IllegalArgumentException when the priority is not 0 to 7
   */
  public void prioritize(Flow<T> flow, int priority) {
    if (flow.priority() == priority) {
      return;
    }
    Tier tier = Tier.of(priority);
    boolean waiting = flow.depth() > 0;
    if (waiting) {
      tierOf(flow).remove(flow);
      flow.promoted = false;
    }
    if (tier != flow.tier) {
      flow.lastFinish = queueOf(tier).virtualNow(); // the old one is in another tier's clock
    }
    flow.prioritize(priority);
    if (waiting) {
      enter(flow);
    }
    next = null;
  }

  /**
   * Offers a packet.
   *
   * @param bytes size on the wire, at least 1
   * @param nowMicros monotonic time
   * @throws IllegalStateException when the flow was closed
   */
  public Admission offer(Flow<T> flow, T packet, int bytes, long nowMicros) {
    if (flow.closed) {
      throw new IllegalStateException("the flow is closed");
    }
    if (bytes < 1) {
      throw new IllegalArgumentException("a packet has 1 byte or more, not " + bytes);
    }
    if (flow.depth() >= limitPackets) {
      return flow.countDropped();
    }
    flow.ring.add(packet, bytes, nowMicros, arrivals++);
    size++;
    if (flow.depth() == 1) {
      enter(flow);
    }
    return flow.depth() >= backpressurePackets ? flow.countBackpressure() : Admission.ACCEPTED;
  }

  /** The packet that {@link #poll} will give next, or null when there is none. */
  public @Nullable T peek(long nowMicros) {
    Flow<T> flow = choose(nowMicros);
    return flow == null ? null : flow.ring.head();
  }

  /** Bytes of the packet that {@link #poll} will give next, or 0 when there is none. */
  public int peekBytes(long nowMicros) {
    Flow<T> flow = choose(nowMicros);
    return flow == null ? 0 : flow.ring.headBytes();
  }

  /** Takes the packet that goes next, or null when there is none. */
  public @Nullable T poll(long nowMicros) {
    Flow<T> flow = choose(nowMicros);
    if (flow == null) {
      return null;
    }
    T packet = flow.ring.head();
    TierQueue<T> tier = tierOf(flow);
    virtualNow = tier.finish(flow);
    tier.start = virtualNow;
    tier.sent(flow);
    flow.ring.removeHead();
    size--;
    next = null;
    if (flow.depth() > 0 && !flow.promoted) {
      tier.advance(flow);
      return packet;
    }
    tier.remove(flow);
    flow.promoted = false;
    if (flow.depth() > 0) {
      enter(flow);
    }
    return packet;
  }

  /** Packets waiting in all flows. */
  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  private void enter(Flow<T> flow) {
    TierQueue<T> tier = tierOf(flow);
    if (tier.isEmpty()) {
      tier.start = TierQueue.later(virtualNow, tier.start);
    }
    tier.add(flow);
    if (tier == low) {
      promotionMicros = Math.min(promotionMicros, promotionMicros(flow));
    }
    next = null;
  }

  private @Nullable Flow<T> choose(long nowMicros) {
    if (next == null && size > 0) {
      promote(nowMicros);
      next = firstOfTiers();
    }
    return next;
  }

  private @Nullable Flow<T> firstOfTiers() {
    Flow<T> best = null;
    long bestFinish = 0;
    for (int i = 0; i < tiers.size(); i++) {
      TierQueue<T> tier = tiers.get(i);
      Flow<T> flow = tier.first();
      if (flow != null && (best == null || tier.finish(flow) - bestFinish < 0)) {
        best = flow;
        bestFinish = tier.finish(flow);
      }
    }
    return best;
  }

  private void promote(long nowMicros) {
    if (nowMicros < promotionMicros) {
      return;
    }
    promotionMicros = Long.MAX_VALUE;
    for (int i = 0; i < low.size(); i++) {
      Flow<T> flow = low.at(i);
      if (nowMicros >= promotionMicros(flow)) {
        low.remove(flow);
        flow.promoted = true;
        enter(flow);
        i = -1; // The others may have changed places.
      } else {
        promotionMicros = Math.min(promotionMicros, promotionMicros(flow));
      }
    }
  }

  private static long promotionMicros(Flow<?> flow) {
    return flow.ring.headQueuedMicros() + PROMOTION_AGE_MICROS;
  }

  private TierQueue<T> tierOf(Flow<T> flow) {
    if (flow.promoted) {
      return medium;
    }
    return queueOf(flow.tier);
  }

  private TierQueue<T> queueOf(Tier tier) {
    return switch (tier) {
      case HIGH -> high;
      case MEDIUM -> medium;
      case LOW -> low;
    };
  }
}
