package org.honeylink.control.event.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.honeylink.control.event.domain.OutboxEvent;

/**
 * Moves events from the outbox to the broker. Sending and forgetting are two transactions: a crash
 * between them sends once more, which the broker's duplicate detection drops.
 *
 * <p>One thread at a time; two would break the order.
 */
@Dependent
public class RelayOutbox {

  private static final Logger LOG = Logger.getLogger(RelayOutbox.class.getName());
  private static final int BATCH = 100;

  private final Outbox outbox;
  private final Topics topics;

  @Inject
  RelayOutbox(Outbox outbox, Topics topics) {
    this.outbox = outbox;
    this.topics = topics;
  }

  /**
   * Sends everything there is.
   *
   * @throws RuntimeException when the database or the broker is away; nothing is lost, try again
   */
  public void drain() {
    List<OutboxEvent> batch;
    do {
      batch = outbox.oldest(BATCH);
      if (!batch.isEmpty()) {
        relay(batch);
      }
    } while (batch.size() == BATCH);
  }

  private void relay(List<OutboxEvent> batch) {
    if (publishedTogether(batch)) {
      outbox.remove(batch.stream().map(OutboxEvent::eventId).toList());
    } else {
      batch.forEach(this::relayAlone);
    }
  }

  /**
   * After a crash between sending and forgetting the broker has the oldest events already, and
   * refuses the whole transaction. One by one they pass; and a broker that is away refuses those
   * too.
   */
  private boolean publishedTogether(List<OutboxEvent> batch) {
    try {
      topics.publish(batch);
      return true;
    } catch (RuntimeException refused) {
      LOG.log(Level.FINE, "The broker refused a batch; its events are tried one by one", refused);
      return false;
    }
  }

  private void relayAlone(OutboxEvent event) {
    topics.publishUnlessPresent(event);
    outbox.remove(List.of(event.eventId()));
  }
}
