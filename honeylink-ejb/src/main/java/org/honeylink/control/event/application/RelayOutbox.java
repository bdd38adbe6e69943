package org.honeylink.control.event.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.honeylink.control.event.domain.LoggedEvent;
import org.honeylink.control.event.domain.OutboxEvent;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.domain.ControlEvent.Topic;

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
  private static final String REFUSED = "event.refused-by-broker";
  private static final int BATCH = 200;

  @Inject LogKeeper keeper;
  @Inject Topics topics;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

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
    relay(batch.stream().map(LoggedEvent::event).toList()).forEach(this::note);
    keeper.advance(CONSUMER, batch.getLast().sequence());
    return batch.size() == BATCH;
  }

  /**
   * After a crash between sending and noting the broker has the oldest events already, and refuses
   * the whole transaction. One by one they pass; and a broker that is away refuses those too.
   *
   * @return those that are put aside
   */
  private List<OutboxEvent> relay(List<OutboxEvent> events) {
    try {
      topics.publish(events);
      return List.of();
    } catch (RuntimeException refused) {
      LOG.log(Level.FINE, "The broker refused a batch; its events are tried one by one", refused);
      return events.stream().filter(event -> !passes(event)).toList();
    }
  }

  /**
   * An event that the broker refuses twice although it takes the alert about it will never pass: it
   * must not hold up the others.
   */
  private boolean passes(OutboxEvent event) {
    try {
      topics.publishUnlessPresent(event);
      return true;
    } catch (RuntimeException refused) {
      try {
        topics.publishUnlessPresent(event);
        return true;
      } catch (RuntimeException again) {
        again.addSuppressed(refused);
        topics.publishUnlessPresent(alert(event));
        LOG.log(Level.SEVERE, "The broker refuses event " + event.eventId(), again);
        return false;
      }
    }
  }

  /** Of the same id at every try. */
  private OutboxEvent alert(OutboxEvent refused) {
    String about = "refused " + refused.eventId();
    return new OutboxEvent(
        UUID.nameUUIDFromBytes(about.getBytes(StandardCharsets.UTF_8)),
        refused.tenantId(),
        Topic.ALERT.address(),
        "org.honeylink." + REFUSED,
        Category.CONFIGURATION.text(),
        refused.eventId().toString(),
        Optional.empty(),
        Optional.empty(),
        clock.instant(),
        "",
        told(refused));
  }

  private void note(OutboxEvent refused) {
    if (REFUSED.equals(refused.data().get("action"))) {
      return; // What tells of a refusal is refused as well; it ends here.
    }
    events.fire(
        new ControlEvent(
            Caller.systemOf(refused.tenantId()),
            Category.CONFIGURATION,
            REFUSED,
            refused.eventId().toString(),
            Outcome.FAILED,
            told(refused),
            Optional.empty()));
  }

  private static Map<String, Object> told(OutboxEvent refused) {
    return Map.of(
        "event_id", refused.eventId().toString(), "topic", refused.topic(), "type", refused.type());
  }
}
