package org.honeylink.control.event.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.honeylink.control.event.domain.LoggedEvent;
import org.honeylink.control.event.domain.OutboxEvent;

/**
 * Sends the log to the broker. Sending and noting how far it has come are two transactions: a crash
 * between them sends once more, which the broker's duplicate detection drops.
 *
 * <p>On one node at a time, because two would break the order: the place is held by a row lock,
 * which ends with whoever held it.
 */
@Stateless
public class RelayOutbox {

  /** Name of the broker among the log's consumers. */
  static final String CONSUMER = "broker";

  private static final Logger LOG = Logger.getLogger(RelayOutbox.class.getName());
  private static final int BATCH = 200;

  @Inject LogKeeper keeper;
  @Inject Topics topics;

  /**
   * Sends a batch.
   *
   * @return true when there may be more; false also when another node is at it
   * @throws RuntimeException when the database or the broker is away; nothing is lost, try again
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean relayBatch() {
    OptionalLong place = keeper.take(CONSUMER);
    if (place.isEmpty()) {
      return false;
    }
    List<LoggedEvent> batch = keeper.all(place.getAsLong(), BATCH);
    if (batch.isEmpty()) {
      return false;
    }
    relay(batch.stream().map(LoggedEvent::event).toList());
    keeper.advance(CONSUMER, batch.getLast().sequence());
    return batch.size() == BATCH;
  }

  /**
   * After a crash between sending and noting the broker has the oldest events already, and refuses
   * the whole transaction. One by one they pass; and a broker that is away refuses those too.
   */
  private void relay(List<OutboxEvent> events) {
    try {
      topics.publish(events);
    } catch (RuntimeException refused) {
      LOG.log(Level.FINE, "The broker refused a batch; its events are tried one by one", refused);
      events.forEach(topics::publishUnlessPresent);
    }
  }
}
