package org.honeylink.control.webhook.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.webhook.domain.Attempt;
import org.honeylink.control.webhook.domain.Delivery;
import org.honeylink.control.webhook.domain.RetryRule;
import org.honeylink.control.webhook.domain.Webhook;

/**
 * What a worker writes down before and after each attempt, each in a transaction of its own. It
 * works under a lease: should it die, the endpoint is free again when the lease has lapsed, and the
 * delivery that it was at is tried once more.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DeliverySteps {

  /** Longer than any attempt takes, which is 20 s. */
  public static final Duration LEASE = Duration.ofSeconds(30);

  private static final Duration KEPT = Duration.ofDays(7);
  private static final int PURGE_BATCH = 5_000;
  private static final RandomGenerator JITTER = RandomGenerator.getDefault();

  @Inject WebhookStore webhooks;
  @Inject DeliveryStore deliveries;
  @Inject WebhookRules rules;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /**
   * What is to be tried now.
   *
   * @param webhook as it is now
   */
  public record Work(Webhook webhook, Delivery delivery) {}

  /** Takes endpoints that have something to do, at most so many. */
  public List<UUID> claim(UUID lease, int limit) {
    Instant now = clock.instant();
    return deliveries.claim(lease, now, now.plus(LEASE), limit);
  }

  /**
   * The next attempt at an endpoint; what has become too old is given up on the way. When there is
   * none, the lease is given back.
   */
  public Optional<Work> next(UUID webhookId, UUID lease) {
    Instant now = clock.instant();
    Optional<Webhook> held = deliveries.held(webhookId, lease);
    held.ifPresent(webhook -> giveUpOld(webhook, now));
    Optional<Work> work =
        held.filter(webhook -> !webhook.nextAttemptAt().isAfter(now))
            .flatMap(
                webhook -> deliveries.next(webhookId).map(delivery -> new Work(webhook, delivery)));
    deliveries.extend(webhookId, lease, work.isPresent() ? now.plus(LEASE) : now);
    return work;
  }

  /** Gives the lease back: the endpoint is anybody's again, behind those that wait longer. */
  public void giveBack(UUID webhookId, UUID lease) {
    deliveries.extend(webhookId, lease, clock.instant());
  }

  private void giveUpOld(Webhook webhook, Instant now) {
    int dead = deliveries.expire(webhook.id(), now);
    if (dead > 0) {
      events.fire(WebhookEvents.alert(webhook, "dead-letter", Map.of("deliveries", dead)));
    }
  }

  /** Writes down how the attempt ended; somebody else's attempt, when the lease has lapsed. */
  public void record(Work work, UUID lease, Attempt attempt) {
    Optional<Webhook> held = deliveries.held(work.webhook().id(), lease);
    if (held.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    if (attempt.delivered()) {
      deliveries.save(work.delivery().attempted(attempt, Delivery.State.DELIVERED, now));
      webhooks.save(held.get().attempted(0, now));
    } else if (attempt.gone()) {
      deliveries.save(work.delivery().attempted(attempt, Delivery.State.DEAD, now));
      webhooks.save(held.get().disabled("the endpoint answered 410 Gone"));
      events.fire(WebhookEvents.alert(held.get(), "disabled", Map.of("status", 410)));
    } else {
      deliveries.save(work.delivery().attempted(attempt, Delivery.State.PENDING, now));
      failed(held.get(), attempt, now);
    }
  }

  private void failed(Webhook webhook, Attempt attempt, Instant now) {
    RetryRule rule = rules.retry();
    int failures = webhook.failures() + 1;
    Duration pause = rule.pause(failures, JITTER.nextDouble());
    webhooks.save(webhook.attempted(failures, now.plus(pause)));
    if (failures == rule.circuitFailures()) {
      events.fire(
          WebhookEvents.alert(
              webhook,
              "circuit-open",
              Map.of("failures", failures, "error", attempt.error().orElse(""))));
    }
  }

  /** Gives up what waits for endpoints that are not active, and forgets what ended long ago. */
  public boolean tidy() {
    Instant now = clock.instant();
    deliveries.expireOfInactive(now);
    return deliveries.purge(now.minus(KEPT), PURGE_BATCH) == PURGE_BATCH;
  }
}
