package org.honeylink.control.dataplane.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.honeylink.control.dataplane.domain.DeliveredMessage;

/**
 * Delivered messages on their way to the broker, in order.
 *
 * <p>Reliable messages are always taken: the receive window of their stream bounds them, because
 * nothing is acknowledged before the broker has it. Unreliable ones are dropped when too many wait.
 * {@link #offer} from any thread; {@link #publishNext} from one thread at a time.
 */
final class PublicationQueue {

  /** Messages of one transaction: a commit costs one write to disk, shared by all of them. */
  static final int BATCH_MESSAGES = 256;

  /** Unreliable messages that may wait: some seconds of them at full speed. */
  static final int MOST_UNRELIABLE = 20_000;

  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;

  private final LinkedBlockingQueue<DeliveredMessage> waiting = new LinkedBlockingQueue<>();
  private final AtomicInteger unreliableWaiting = new AtomicInteger();
  private final LongAdder published = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final StreamPublisher publisher;
  private final Consumer<List<DeliveredMessage>> safe;
  private final BrokerTrouble trouble;

  /** Told of the broker's troubles. */
  interface BrokerTrouble {

    /** A batch was refused as a whole; its messages are tried one by one. */
    void batchRefused(RuntimeException cause);

    /**
     * @param pauseMillis until the next try
     */
    void brokerAway(RuntimeException cause, long pauseMillis);
  }

  /**
   * @param safe told which messages the broker has, in order
   */
  PublicationQueue(
      StreamPublisher publisher, Consumer<List<DeliveredMessage>> safe, BrokerTrouble trouble) {
    this.publisher = publisher;
    this.safe = safe;
    this.trouble = trouble;
  }

  /** Never blocks. */
  void offer(DeliveredMessage message) {
    if (!message.origin().isReliable() && !reserveUnreliable()) {
      dropped.increment();
      return;
    }
    waiting.add(message);
  }

  private boolean reserveUnreliable() {
    if (unreliableWaiting.incrementAndGet() > MOST_UNRELIABLE) {
      unreliableWaiting.decrementAndGet();
      return false;
    }
    return true;
  }

  /** Messages that the broker has. */
  long published() {
    return published.sum();
  }

  /** Unreliable messages that were dropped here. */
  long dropped() {
    return dropped.sum();
  }

  /** Waits for messages and brings one batch to the broker, however long that is away. */
  void publishNext() throws InterruptedException {
    List<DeliveredMessage> batch = new ArrayList<>(BATCH_MESSAGES);
    batch.add(waiting.take());
    waiting.drainTo(batch, BATCH_MESSAGES - 1);
    for (DeliveredMessage message : batch) {
      if (!message.origin().isReliable()) {
        unreliableWaiting.decrementAndGet();
      }
    }
    if (publishTogether(batch)) {
      confirm(batch);
    } else {
      publishOneByOne(batch);
    }
  }

  private boolean publishTogether(List<DeliveredMessage> batch) {
    try {
      publisher.publish(batch);
      return true;
    } catch (RuntimeException refused) {
      trouble.batchRefused(refused);
      return false;
    }
  }

  /**
   * One message that the broker has already, as after a restart, refuses the whole transaction; and
   * so does a broker that is away. One by one the first kind passes, and the second is waited for.
   */
  private void publishOneByOne(List<DeliveredMessage> batch) throws InterruptedException {
    long pauseMillis = FIRST_PAUSE_MILLIS;
    for (DeliveredMessage message : batch) {
      Optional<RuntimeException> refusal = publishAlone(message);
      while (refusal.isPresent() && message.origin().isReliable()) {
        trouble.brokerAway(refusal.get(), pauseMillis);
        TimeUnit.MILLISECONDS.sleep(pauseMillis);
        pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
        refusal = publishAlone(message);
      }
      if (refusal.isPresent()) {
        dropped.increment();
      }
    }
  }

  private Optional<RuntimeException> publishAlone(DeliveredMessage message) {
    try {
      publisher.publishUnlessPresent(message);
    } catch (RuntimeException refusal) {
      return Optional.of(refusal);
    }
    confirm(List.of(message));
    return Optional.empty();
  }

  private void confirm(List<DeliveredMessage> messages) {
    published.add(messages.size());
    safe.accept(messages);
  }
}
