package org.honeylink.transport.stream;

import java.util.HashMap;
import java.util.Map;
import org.honeylink.transport.packet.Fragment;
import org.honeylink.transport.stream.MessageAssembly.Added;
import org.jspecify.annotations.Nullable;

/**
 * Receiving half of a reliable stream: in order, each message once.
 *
 * <p>Begins at the sender's floor, so that a receiver without memory knows where to start. Keeps at
 * most its window of messages that are not yet complete or in order.
 */
public final class ReliableReceiver implements IncomingStream {

  private static final long UNKNOWN = -1;

  private final long windowBytes;
  private final int largestMessageBytes;
  private final MessageSink sink;
  private final Map<Long, MessageAssembly> assemblies = new HashMap<>();
  private long next = UNKNOWN;
  private long safeBelow;
  private long kept;

  /**
   * @param windowBytes cost of the messages a sender may have under way
   */
  public ReliableReceiver(long windowBytes, int largestMessageBytes, MessageSink sink) {
    this.windowBytes = windowBytes;
    this.largestMessageBytes = largestMessageBytes;
    this.sink = sink;
  }

  @Override
  public Arrival onFragment(Fragment fragment, byte[] source, boolean rebuilt) {
    advanceTo(fragment.floor());
    if (fragment.messageNumber() < next) {
      return Arrival.DUPLICATE;
    }
    Arrival arrival = keep(fragment, source, rebuilt);
    if (arrival == Arrival.ACCEPTED) {
      deliver();
    }
    return arrival;
  }

  /**
   * The application has every message up to a number.
   *
   * @return whether that is news; numbers not delivered yet are not
   */
  public boolean committed(long throughNumber) {
    long below = Math.min(throughNumber + 1, next);
    if (below <= safeBelow) {
      return false;
    }
    safeBelow = below;
    return true;
  }

  /** Every message with a lower number is safe. */
  public long safeBelow() {
    return safeBelow;
  }

  /** Cost of the messages from {@link #safeBelow} on that the sender may have under way. */
  public long windowBytes() {
    return windowBytes;
  }

  @Override
  public void restart() {
    assemblies.clear();
    kept = 0;
    next = UNKNOWN;
    safeBelow = 0;
  }

  /** What is below the floor was acknowledged, by this receiver or by one before it. */
  private void advanceTo(long floor) {
    if (floor <= next) {
      return;
    }
    next = floor;
    safeBelow = Math.max(safeBelow, floor);
    if (!assemblies.isEmpty()) {
      assemblies.keySet().removeIf(number -> number < floor);
      kept = assemblies.values().stream().mapToLong(MessageAssembly::cost).sum();
      deliver();
    }
  }

  private Arrival keep(Fragment fragment, byte[] source, boolean rebuilt) {
    MessageAssembly assembly = assemblies.get(fragment.messageNumber());
    if (assembly != null && assembly.isOutdated(fragment)) {
      return Arrival.DUPLICATE;
    }
    if (assembly != null && assembly.isOutdatedBy(fragment)) {
      assemblies.remove(fragment.messageNumber());
      kept -= assembly.cost();
      assembly = null;
    }
    int before = assembly == null || assembly.has(fragment) ? 0 : assembly.bytes();
    if (fragment.byteCount() > largestMessageBytes - before) {
      return Arrival.MALFORMED;
    }
    long frame = assembly == null ? MessageCost.ofFrame(fragment.count()) : 0;
    if (kept + frame + fragment.byteCount() > limit(fragment.messageNumber())) {
      return Arrival.FLOW_CONTROL;
    }
    if (assembly == null) {
      assembly = new MessageAssembly(fragment.count());
      assemblies.put(fragment.messageNumber(), assembly);
      kept += frame;
    }
    Added added = assembly.add(fragment, source, rebuilt);
    if (added == Added.NEW) {
      kept += fragment.byteCount();
    }
    return switch (added) {
      case NEW -> Arrival.ACCEPTED;
      case DUPLICATE -> Arrival.DUPLICATE;
      case MALFORMED -> Arrival.MALFORMED;
    };
  }

  /**
   * What may be kept. The message that all others wait for has room in any case: cut anew into more
   * pieces it costs more than its sender had counted.
   */
  private long limit(long messageNumber) {
    return messageNumber == next
        ? windowBytes + MessageCost.of(largestMessageBytes, Fragment.MOST_FRAGMENTS)
        : windowBytes;
  }

  private void deliver() {
    @Nullable MessageAssembly assembly = assemblies.get(next);
    while (assembly != null && assembly.isComplete()) {
      assemblies.remove(next);
      kept -= assembly.cost();
      long number = next++;
      sink.onMessage(number, assembly.join(), assembly.isRebuilt());
      assembly = assemblies.get(next);
    }
  }
}
