package org.honeylink.control.webhook.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.event.application.EventText;
import org.honeylink.control.event.domain.OutboxEvent;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.TimeOrderedId;
import org.honeylink.control.webhook.domain.Attempt;
import org.honeylink.control.webhook.domain.Delivery;
import org.honeylink.control.webhook.domain.Webhook;

/**
 * Tries an endpoint at once and tells what came of it: past its queue, whatever its circuit is, and
 * once only. Holds no transaction while it waits for the endpoint.
 */
@ApplicationScoped
public class TestDelivery {

  /** CloudEvents type of a test. */
  public static final String TYPE = "org.honeylink.webhook.test";

  @Inject private Webhooks webhooks;
  @Inject private WebhookSender sender;
  @Inject private EventText text;
  @Inject private InstantSource clock;

  /** The delivery as it ended. A transaction of the caller waits, and holds nothing of it. */
  @Transactional(TxType.NOT_SUPPORTED)
  public Delivery send(Caller caller, UUID id) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    Webhook webhook = webhooks.read(caller, id);
    OutboxEvent event = event(webhook);
    Instant now = clock.instant();
    Delivery fresh =
        Delivery.pending(
            TimeOrderedId.next(clock), webhook, event.eventId(), TYPE, text.of(event), now, now);
    Attempt attempt = sender.send(webhook.url(), fresh);
    Delivery tried =
        fresh.attempted(
            attempt,
            attempt.delivered() ? Delivery.State.DELIVERED : Delivery.State.DEAD,
            clock.instant());
    webhooks.noteTest(caller, webhook, tried);
    return tried;
  }

  private OutboxEvent event(Webhook webhook) {
    return new OutboxEvent(
        TimeOrderedId.next(clock),
        webhook.tenantId(),
        "",
        TYPE,
        Category.CONFIGURATION.text(),
        webhook.id().toString(),
        Optional.empty(),
        Optional.empty(),
        clock.instant(),
        "",
        Map.of("webhook_id", webhook.id().toString()));
  }
}
