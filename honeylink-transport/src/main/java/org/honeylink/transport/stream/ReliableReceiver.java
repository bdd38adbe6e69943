package org.honeylink.transport.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.honeylink.transport.packet.Fragment;
import org.honeylink.transport.stats.WindowStats;
import org.honeylink.transport.stream.MessageAssembly.Added;
import org.jspecify.annotations.Nullable;

/**
 * Receiving half of a reliable stream: in order, each message once.
 *
 * <p>Begins at the sender's floor, so that a receiver without memory knows where to start. Counts
 * what it holds and what the application has not committed, whatever the sender says of either, and
 * takes no more than its window and the session's budget; one message more when all others wait for
 * it.
 */
public final class ReliableReceiver implements IncomingStream {

  private static final long UNKNOWN = -1;

  /** A message that the application has and has not committed. */
  private record Delivered(long number, long cost) {}

  private final long windowBytes;
  private final int largestMessageBytes;
  private final ReceiveBudget budget;
  private final MessageSink sink;
  private final NavigableMap<Long, MessageAssembly> assemblies = new TreeMap<>();
  private final Deque<Delivered> uncommitted = new ArrayDeque<>(0);
  private long next = UNKNOWN;
  private long safeBelow;
  private long held;

  /**
   * @param windowBytes cost of the messages a sender may have under way
   * @param budget of the session, shared
   */
  public ReliableReceiver(
      long windowBytes, int largestMessageBytes, ReceiveBudget budget, MessageSink sink) {
    this.windowBytes = windowBytes;
    this.largestMessageBytes = largestMessageBytes;
    this.budget = budget;
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
    while (!uncommitted.isEmpty() && uncommitted.element().number() <= throughNumber) {
      hold(-uncommitted.remove().cost());
    }
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
    return Math.min(windowBytes, held + budget.leftBytes());
  }

  @Override
  public Optional<WindowStats> window() {
    return Optional.of(new WindowStats(windowBytes(), held));
  }

  /** Forgets what came in part; what the application has not committed still counts. */
  @Override
  public void restart() {
    forgetBelow(Long.MAX_VALUE);
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
    forgetBelow(floor);
    deliver();
  }

  private void forgetBelow(long number) {
    while (!assemblies.isEmpty() && assemblies.firstKey() < number) {
      hold(-assemblies.pollFirstEntry().getValue().cost());
    }
  }

  private Arrival keep(Fragment fragment, byte[] source, boolean rebuilt) {
    MessageAssembly assembly = assemblies.get(fragment.messageNumber());
    if (assembly != null && assembly.isOutdated(fragment)) {
      return Arrival.DUPLICATE;
    }
    if (assembly != null && assembly.isOutdatedBy(fragment)) {
      assemblies.remove(fragment.messageNumber());
      hold(-assembly.cost());
      assembly = null;
    }
    int before = assembly == null || assembly.has(fragment) ? 0 : assembly.bytes();
    if (fragment.byteCount() > largestMessageBytes - before) {
      return Arrival.MALFORMED;
    }
    long frame = assembly == null ? MessageCost.ofFrame(fragment.count()) : 0;
    if (frame + fragment.byteCount() > room(fragment.messageNumber())) {
      return Arrival.FLOW_CONTROL;
    }
    if (assembly == null) {
      assembly = new MessageAssembly(fragment.count());
      assemblies.put(fragment.messageNumber(), assembly);
      hold(frame);
    }
    Added added = assembly.add(fragment, source, rebuilt);
    if (added == Added.NEW) {
      hold(fragment.byteCount());
    }
    return switch (added) {
      case NEW -> Arrival.ACCEPTED;
      case DUPLICATE -> Arrival.DUPLICATE;
      case MALFORMED -> Arrival.MALFORMED;
    };
  }

  /**
   * What may still be held. The message that all others wait for may exceed the window: cut anew
   * into more pieces it costs more than its sender had counted. When the application has nothing to
   * commit it may exceed the budget too, which other streams may have taken.
   */
  private long room(long messageNumber) {
    if (messageNumber != next) {
      return Math.min(windowBytes - held, budget.leftBytes());
    }
    long most = MessageCost.of(largestMessageBytes, Fragment.MOST_FRAGMENTS);
    return uncommitted.isEmpty() ? most : Math.min(windowBytes + most - held, budget.leftBytes());
  }

  private void deliver() {
    @Nullable MessageAssembly assembly = assemblies.get(next);
    while (assembly != null && assembly.isComplete()) {
      assemblies.remove(next);
      long number = next++;
      uncommitted.add(new Delivered(number, assembly.cost()));
      sink.onMessage(number, assembly.join(), assembly.isRebuilt());
      assembly = assemblies.get(next);
    }
  }

  private void hold(long bytes) {
    held += bytes;
    budget.hold(bytes);
  }
}
