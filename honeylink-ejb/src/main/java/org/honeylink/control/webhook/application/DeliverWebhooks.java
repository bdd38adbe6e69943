package org.honeylink.control.webhook.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.webhook.application.DeliverySteps.Work;
import org.honeylink.control.webhook.domain.Attempt;

/**
 * One worker's way through the queue of one endpoint: the oldest delivery first, the next one only
 * after it. Holds no transaction while the endpoint takes its time. Thread-safe.
 */
@Dependent
public class DeliverWebhooks {

  /** So many deliveries, or so much time: then others may have the worker. */
  static final int TURN = 50;

  static final Duration TURN_TIME = Duration.ofSeconds(5);

  private final DeliverySteps steps;
  private final WebhookSender sender;
  private final InstantSource clock;

  @Inject
  DeliverWebhooks(DeliverySteps steps, WebhookSender sender, InstantSource clock) {
    this.steps = steps;
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * Delivers until the queue is empty, an attempt fails or the turn is over: an endpoint whose
   * queue never empties must not keep a worker from those of others.
   *
   * @throws RuntimeException when the database or the key store is away; the lease lapses
   */
  public void deliver(UUID webhookId, UUID lease) {
    Instant end = clock.instant().plus(TURN_TIME);
    Optional<Work> work = steps.next(webhookId, lease);
    for (int done = 1; work.isPresent() && !Thread.currentThread().isInterrupted(); done++) {
      Attempt attempt = sender.send(work.get().webhook().url(), work.get().delivery());
      steps.record(work.get(), lease, attempt);
      if (done == TURN || !clock.instant().isBefore(end)) {
        steps.giveBack(webhookId, lease);
        return;
      }
      work = steps.next(webhookId, lease);
    }
  }
}
