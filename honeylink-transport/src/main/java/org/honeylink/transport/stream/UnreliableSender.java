package org.honeylink.transport.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.honeylink.transport.packet.Fragment;
import org.honeylink.transport.stats.QueueStats;
import org.honeylink.transport.stats.WindowStats;
import org.jspecify.annotations.Nullable;

/**
 * Sending half of an unreliable stream: every fragment goes once, a message that has waited longer
 * than its latency budget not at all.
 */
public final class UnreliableSender implements OutgoingStream {

  /** Most fragments of a message: with more, losing one of them becomes the rule. */
  public static final int MOST_FRAGMENTS = 16;

  private final int mostBytes;
  private int fragmentBytes;
  private final long budgetMicros;
  private final QueueLimit limit;
  private final Deque<OutgoingMessage> waiting = new ArrayDeque<>();
  private long nextNumber;
  private long late;

  /**
   * @param fragmentBytes bytes of a message in one packet
   * @param budgetMicros longest wait
   */
  public UnreliableSender(
      int fragmentBytes, int largestMessageBytes, long budgetMicros, int queuePackets) {
    this.fragmentBytes = fragmentBytes;
    this.mostBytes = largestMessageBytes;
    this.budgetMicros = budgetMicros;
    this.limit = new QueueLimit(queuePackets);
  }

  @Override
  public Offer offer(byte[] message, long nowMicros) {
    if (message.length > largestMessageBytes()) {
      return Offer.TOO_LARGE;
    }
    dropLate(nowMicros);
    Offer offer =
        limit.add(
            OutgoingMessage.fragments(message.length, fragmentBytes), message.length, nowMicros);
    if (offer != Offer.FULL) {
      waiting.add(new OutgoingMessage(nextNumber++, message, fragmentBytes, nowMicros));
    }
    return offer;
  }

  @Override
  public int nextBytes(long nowMicros) {
    dropLate(nowMicros);
    OutgoingMessage first = waiting.peek();
    return first == null ? 0 : first.bytes(first.started()) + Fragment.HEADER_BYTES;
  }

  @Override
  public @Nullable OutgoingFragment next(long nowMicros) {
    dropLate(nowMicros);
    OutgoingMessage first = waiting.peek();
    if (first == null) {
      return null;
    }
    int index = first.startNext();
    if (first.isFullyStarted()) {
      removeFirst();
    }
    return new OutgoingFragment(first, index, first.number(), false, null);
  }

  @Override
  public void fragmentBytes(int bytes) {
    int before = fragmentBytes;
    fragmentBytes = bytes;
    if (bytes < before) {
      waiting.removeIf(this::isTooLarge);
      waiting.forEach(this::recut);
    }
  }

  /** Counts as late: it would have gone in time over the path as it was. */
  private boolean isTooLarge(OutgoingMessage message) {
    boolean tooLarge = message.isStarted() || message.payload().length > largestMessageBytes();
    if (tooLarge) {
      limit.remove(message);
      late++;
    }
    return tooLarge;
  }

  private void recut(OutgoingMessage message) {
    int before = message.fragments();
    message.cut(fragmentBytes);
    limit.recount(before, message.fragments());
  }

  @Override
  public int depth() {
    return limit.depth();
  }

  @Override
  public QueueStats queue() {
    return limit.stats();
  }

  @Override
  public Optional<WindowStats> window() {
    return Optional.empty();
  }

  @Override
  public int largestMessageBytes() {
    return Math.min(mostBytes, fragmentBytes * MOST_FRAGMENTS);
  }

  @Override
  public long accepted() {
    return nextNumber;
  }

  @Override
  public boolean pollWritable() {
    return limit.pollWritable();
  }

  @Override
  public boolean ignoresBackpressure() {
    return limit.isIgnored();
  }

  @Override
  public long late() {
    return late;
  }

  @Override
  public void restart(long nowMicros) {
    dropLate(nowMicros);
  }

  private void dropLate(long nowMicros) {
    OutgoingMessage first = waiting.peek();
    while (first != null && nowMicros - first.queuedMicros() > budgetMicros) {
      removeFirst();
      late++;
      first = waiting.peek();
    }
  }

  private void removeFirst() {
    limit.remove(waiting.remove());
  }
}
