package org.honeylink.control.webhook.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.honeylink.control.event.application.EventText;
import org.honeylink.control.event.application.LogKeeper;
import org.honeylink.control.event.domain.LoggedEvent;
import org.honeylink.control.shared.domain.TimeOrderedId;
import org.honeylink.control.webhook.domain.Delivery;
import org.honeylink.control.webhook.domain.EventKind;
import org.honeylink.control.webhook.domain.Webhook;

/**
 * From the event log into the queues of the endpoints. What is put there and how far the log has
 * been read are one transaction: a crash neither loses nor doubles a delivery. One node at a time.
 */
@Stateless
public class FanOut {

  /** Name of the webhooks among the log's consumers. */
  static final String CONSUMER = "webhook";

  private static final int BATCH = 200;

  @Inject LogKeeper log;
  @Inject WebhookStore webhooks;
  @Inject DeliveryStore deliveries;
  @Inject WebhookRules rules;
  @Inject EventText text;
  @Inject InstantSource clock;

  /**
   * Reads a batch of the log; true when there may be more.
   *
   * @throws RuntimeException when the database is away; nothing is lost, try again
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean batch() {
    OptionalLong place = log.take(CONSUMER);
    if (place.isEmpty()) {
      return false;
    }
    List<LoggedEvent> batch = log.all(place.getAsLong(), BATCH);
    if (batch.isEmpty()) {
      return false;
    }
    List<Webhook> active = webhooks.active();
    deliveries.add(batch.stream().flatMap(event -> deliveriesOf(event, active)).toList());
    log.advance(CONSUMER, batch.getLast().sequence());
    return batch.size() == BATCH;
  }

  private Stream<Delivery> deliveriesOf(LoggedEvent logged, List<Webhook> active) {
    Optional<EventKind> kind = EventKind.of(logged.event().topic(), logged.event().type());
    return active.stream()
        .filter(webhook -> webhook.tenantId().equals(logged.event().tenantId()))
        .filter(webhook -> kind.filter(webhook.kinds()::contains).isPresent())
        .map(webhook -> delivery(logged, webhook));
  }

  private Delivery delivery(LoggedEvent logged, Webhook webhook) {
    Instant now = clock.instant();
    return Delivery.pending(
        TimeOrderedId.next(clock),
        webhook,
        logged.event().eventId(),
        logged.event().type(),
        text.of(logged.event()),
        now,
        now.plus(rules.retry().giveUp()));
  }
}
