package org.honeylink.transport.schedule;

/**
 * One stream's place in a {@link WeightedFairQueue}, and its figures. Made by {@link
 * WeightedFairQueue#open}; belongs to that queue and is used from its thread.
 *
 * <p>Idle while it has no packet; else in its own tier, or promoted to {@link Tier#MEDIUM} while
 * its oldest packet has waited too long.
 */
public final class Flow<T> {

  final PacketRing<T> ring = new PacketRing<>();
  Tier tier;

  /** Virtual finish time of the oldest packet, in the clock of the tier the flow is in. */
  long headFinish;

  // Of the oldest packet, too: here, because the ring's arrays would be two steps away.
  int headBytes;
  long headArrival;

  /** Virtual finish time of the last packet sent from the own tier. */
  long lastFinish;

  /** Place among the flows of its tier; kept by {@link TierQueue}. */
  int place;

  boolean promoted;
  boolean closed;

  private int priority;
  private long dropped;
  private long backpressureSignals;

  Flow(int priority) {
    this.tier = Tier.of(priority);
    this.priority = priority;
  }

  /** The flow is in no tier now. */
  void prioritize(int newPriority) {
    tier = Tier.of(newPriority);
    priority = newPriority;
  }

  public int priority() {
    return priority;
  }

  /** Packets waiting. */
  public int depth() {
    return ring.count();
  }

  /** Packets refused because the flow was at its limit. */
  public long dropped() {
    return dropped;
  }

  /** Times {@link Admission#BACKPRESSURE} was answered. */
  public long backpressureSignals() {
    return backpressureSignals;
  }

  Admission countDropped() {
    dropped++;
    return Admission.DROPPED;
  }

  Admission countBackpressure() {
    backpressureSignals++;
    return Admission.BACKPRESSURE;
  }

  /** Weight is 2 to the power of this. */
  int weightExponent() {
    return promoted ? WeightedFairQueue.PROMOTED_PRIORITY : priority;
  }
}
