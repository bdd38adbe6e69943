package org.honeylink.transport.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.honeylink.transport.packet.Fragment;
import org.honeylink.transport.recovery.PacketContent;
import org.honeylink.transport.stats.QueueStats;
import org.honeylink.transport.stats.WindowStats;
import org.jspecify.annotations.Nullable;

/**
 * Sending half of a reliable stream: keeps every message until the peer's application has it.
 *
 * <p>A message waits, is started when the peer's window has room for all of it, is repeated where
 * packets were lost, and goes when a message acknowledgement covers it.
 */
public final class ReliableSender implements OutgoingStream {

  /** Window taken for granted until the peer names one. */
  static final long FIRST_WINDOW = 65_536;

  private int fragmentBytes;
  private final int largestMessageBytes;
  private final QueueLimit limit;
  private final Deque<OutgoingMessage> unacknowledged = new ArrayDeque<>();
  private final Deque<OutgoingMessage> waiting = new ArrayDeque<>();
  private final Deque<Piece> repetitions = new ArrayDeque<>();
  private long nextNumber;
  private long window = FIRST_WINDOW;
  private long startedCost;

  /**
   * @param fragmentBytes bytes of a message in one packet
   */
  public ReliableSender(int fragmentBytes, int largestMessageBytes, int queuePackets) {
    this.fragmentBytes = fragmentBytes;
    this.largestMessageBytes =
        Math.min(largestMessageBytes, fragmentBytes * Fragment.MOST_FRAGMENTS);
    this.limit = new QueueLimit(queuePackets);
  }

  @Override
  public Offer offer(byte[] message, long nowMicros) {
    if (message.length > largestMessageBytes) {
      return Offer.TOO_LARGE;
    }
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
    Piece repetition = firstRepetition();
    if (repetition != null) {
      return repetition.message.bytes(repetition.index) + Fragment.HEADER_BYTES;
    }
    OutgoingMessage message = startable();
    return message == null ? 0 : message.bytes(message.started()) + Fragment.HEADER_BYTES;
  }

  @Override
  public @Nullable OutgoingFragment next(long nowMicros) {
    Piece piece = firstRepetition();
    if (piece != null) {
      repetitions.remove();
      return piece.fragment(true);
    }
    OutgoingMessage message = startable();
    if (message == null) {
      return null;
    }
    if (!message.isStarted()) {
      waiting.remove();
      unacknowledged.add(message);
      startedCost += message.cost();
    }
    int index = message.startNext();
    return new Piece(message, index).fragment(message.wasStartedBefore(index));
  }

  /**
   * The peer's application has every message below a number, and its receiver takes messages from
   * there on up to a window.
   *
   * @return messages newly acknowledged; -1 when the number was never sent
   */
  public long onMessagesSafe(long belowNumber, long windowBytes) {
    if (belowNumber > firstWaitingNumber()) {
      return -1;
    }
    window = windowBytes;
    long count = 0;
    while (!unacknowledged.isEmpty() && unacknowledged.element().number() < belowNumber) {
      OutgoingMessage message = unacknowledged.remove();
      startedCost -= message.cost();
      limit.remove(message);
      count++;
    }
    return count;
  }

  /**
   * Repeats something, so that the peer must answer: the oldest fragment that is not acknowledged;
   * or, when all are, a piece of the oldest message that is not safe yet.
   */
  public void probe() {
    for (OutgoingMessage message : unacknowledged) {
      for (int i = 0; i < message.started(); i++) {
        if (!message.isAcknowledged(i)) {
          repetitions.addFirst(new Piece(message, i));
          return;
        }
      }
    }
    OutgoingMessage oldest = unacknowledged.peek();
    if (oldest != null) {
      repetitions.addFirst(new Piece(oldest, oldest.started() - 1).always());
    }
  }

  /** Whether messages are started that the peer's application does not have. */
  public boolean awaitsSafety() {
    return !unacknowledged.isEmpty();
  }

  /** Number of the oldest message that is not acknowledged. */
  public long floor() {
    return unacknowledged.isEmpty() ? firstWaitingNumber() : unacknowledged.element().number();
  }

  @Override
  public void restart(long nowMicros) {
    repetitions.clear();
    Iterator<OutgoingMessage> newestFirst = unacknowledged.descendingIterator();
    while (newestFirst.hasNext()) {
      OutgoingMessage message = newestFirst.next();
      message.restart();
      waiting.addFirst(message);
    }
    unacknowledged.clear();
    startedCost = 0;
    window = FIRST_WINDOW;
  }

  @Override
  public void fragmentBytes(int bytes) {
    if (bytes < fragmentBytes) {
      long kept = window;
      restart(0);
      window = kept;
      waiting.forEach(message -> recut(message, bytes));
    }
    fragmentBytes = bytes;
  }

  private void recut(OutgoingMessage message, int bytes) {
    int before = message.fragments();
    message.cut(bytes);
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
    return Optional.of(new WindowStats(window, startedCost));
  }

  @Override
  public int largestMessageBytes() {
    return largestMessageBytes;
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
    return 0;
  }

  /** The message whose next fragment may go: half started, or new and inside the window. */
  private @Nullable OutgoingMessage startable() {
    OutgoingMessage newest = unacknowledged.peekLast();
    if (newest != null && !newest.isFullyStarted()) {
      return newest;
    }
    OutgoingMessage first = waiting.peek();
    if (first == null) {
      return null;
    }
    // One message may always go: every receiver has room for the largest.
    return startedCost == 0 || startedCost + first.cost() <= window ? first : null;
  }

  private @Nullable Piece firstRepetition() {
    Piece piece = repetitions.peek();
    while (piece != null && piece.isPointless()) {
      repetitions.remove();
      piece = repetitions.peek();
    }
    return piece;
  }

  private long firstWaitingNumber() {
    OutgoingMessage first = waiting.peek();
    return first == null ? nextNumber : first.number();
  }

  /** One fragment under way or to be repeated. */
  private final class Piece implements PacketContent {

    private final OutgoingMessage message;
    private final int index;
    private final int cutting;
    private boolean always;

    Piece(OutgoingMessage message, int index) {
      this.message = message;
      this.index = index;
      this.cutting = message.cutting();
    }

    /** To be sent even though it was received: it asks for an answer. */
    Piece always() {
      always = true;
      return this;
    }

    OutgoingFragment fragment(boolean repetition) {
      always = false;
      return new OutgoingFragment(message, index, floor(), repetition, this);
    }

    boolean isPointless() {
      return cutting != message.cutting()
          || message.number() < floor()
          || (!always && message.isAcknowledged(index));
    }

    @Override
    public void onAcknowledged() {
      if (cutting == message.cutting()) {
        message.acknowledge(index);
      }
    }

    /** What is safe is never sent again, and no probe would ask for it. */
    @Override
    public boolean isAwaited() {
      return !isPointless();
    }

    @Override
    public void onLost() {
      if (!isPointless()) {
        repetitions.add(this);
      }
    }
  }
}
