package org.honeylink.control.webhook.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.webhook.application.DeliverySteps.Work;
import org.honeylink.control.webhook.domain.Attempt;

/**
 * One worker's way through the queue of one endpoint: the oldest delivery first, the next one only
 * after it. Holds no transaction while the endpoint takes its time. Thread-safe.
 */
@ApplicationScoped
public class DeliverWebhooks {

  @Inject DeliverySteps steps;
  @Inject WebhookSender sender;

  /**
   * Delivers until the queue is empty or an attempt fails.
   *
   * @throws RuntimeException when the database or the key store is away; the lease lapses
   */
  public void deliver(UUID webhookId, UUID lease) {
    Optional<Work> work = steps.next(webhookId, lease);
    while (work.isPresent() && !Thread.currentThread().isInterrupted()) {
      Attempt attempt = sender.send(work.get().webhook().url(), work.get().delivery());
      steps.record(work.get(), lease, attempt);
      work = steps.next(webhookId, lease);
    }
  }
}
