package org.honeylink.control.webhook.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.Page;
import org.honeylink.control.shared.domain.TimeOrderedId;
import org.honeylink.control.shared.domain.WrongState;
import org.honeylink.control.webhook.domain.Delivery;
import org.honeylink.control.webhook.domain.EventKind;
import org.honeylink.control.webhook.domain.Webhook;
import org.honeylink.control.webhook.domain.WebhookChange;

/** Webhooks of a tenant, as administrators keep them. */
@Stateless
public class Webhooks {

  private static final int MOST_OF_A_TENANT = 100;

  @Inject WebhookStore store;
  @Inject DeliveryStore deliveries;
  @Inject WebhookRules rules;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /**
   * Events from now on go there.
   *
   * @param url as {@link Endpoints#accepted} gave it
   * @throws Conflict when the tenant has too many
   */
  public Webhook create(
      Caller caller, URI url, Set<EventKind> kinds, String description, boolean active) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    if (store.count(caller.tenantId()) >= MOST_OF_A_TENANT) {
      throw new Conflict("There are 100 webhooks already; remove one first");
    }
    Instant now = clock.instant();
    Webhook webhook =
        new Webhook(
            TimeOrderedId.next(clock),
            caller.tenantId(),
            url,
            kinds,
            description,
            active,
            Optional.empty(),
            now,
            caller.subject(),
            0,
            now);
    store.add(webhook);
    events.fire(WebhookEvents.done(caller, "created", webhook, Map.of()));
    return webhook;
  }

  /**
   * One of the caller's tenant.
   *
   * @throws NotFound when it is absent or not visible
   */
  public Webhook read(Caller caller, UUID id) {
    return store.see(caller.tenantId(), id).orElseThrow(() -> absent(id));
  }

  private Webhook locked(Caller caller, UUID id) {
    return store.find(caller.tenantId(), id).orElseThrow(() -> absent(id));
  }

  private static NotFound absent(UUID id) {
    return new NotFound("webhook", id.toString());
  }

  /** By age. */
  public Page<Webhook> list(Caller caller, int limit, Optional<Cursor> after) {
    return Page.cut(
        store.list(caller.tenantId(), after.map(Cursor::id), limit + 1),
        limit,
        last -> new Cursor(last.id().toString()));
  }

  /** Changes what is given. A new URL, or waking it up, forgets earlier failures. */
  public Webhook change(Caller caller, UUID id, WebhookChange change) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    Webhook changed = locked(caller, id).changed(change, clock.instant());
    store.save(changed);
    events.fire(WebhookEvents.done(caller, "changed", changed, Map.of()));
    return changed;
  }

  /** Nothing goes there any more; what was pending is dropped. */
  public void remove(Caller caller, UUID id) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    Webhook webhook = locked(caller, id);
    store.remove(id);
    events.fire(WebhookEvents.done(caller, "removed", webhook, Map.of()));
  }

  /** Newest first. */
  public Page<Delivery> deliveries(
      Caller caller, UUID id, Optional<Delivery.State> state, int limit, Optional<Cursor> before) {
    read(caller, id);
    List<Delivery> found = deliveries.list(id, state, before.map(Cursor::id), limit + 1);
    return Page.cut(found, limit, last -> new Cursor(last.id().toString()));
  }

  /**
   * Sends an event once more, at the end of the endpoint's queue, under a new delivery id.
   *
   * @throws WrongState when it is still pending
   */
  public Delivery redeliver(Caller caller, UUID id, UUID deliveryId) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    Webhook webhook = locked(caller, id);
    Delivery before =
        deliveries
            .find(id, deliveryId)
            .orElseThrow(() -> new NotFound("delivery", deliveryId.toString()));
    if (before.state() == Delivery.State.PENDING) {
      throw WrongState.resource("The delivery is still pending; it is tried again by itself");
    }
    Instant now = clock.instant();
    Delivery again =
        Delivery.pending(
            TimeOrderedId.next(clock),
            webhook,
            before.eventId(),
            before.eventType(),
            before.body(),
            now,
            now.plus(rules.retry().giveUp()));
    deliveries.add(List.of(again));
    events.fire(
        WebhookEvents.done(
            caller, "redelivered", webhook, Map.of("delivery_id", again.id().toString())));
    return again;
  }

  /** Notes a delivery that was tried at once, as {@link TestDelivery} does. */
  public void noteTest(Caller caller, Webhook webhook, Delivery tried) {
    if (store.find(caller.tenantId(), webhook.id()).isPresent()) {
      deliveries.add(List.of(tried));
      events.fire(
          WebhookEvents.done(caller, "tested", webhook, Map.of("delivered", tried.state().name())));
    }
  }
}
