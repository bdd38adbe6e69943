package org.honeylink.control.webhook.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.honeylink.control.webhook.domain.Attempt;
import org.honeylink.control.webhook.domain.Delivery;
import org.honeylink.control.webhook.domain.Webhook;
import org.junit.jupiter.api.Test;

class DeliverWebhooksTest {

  private static final UUID LEASE = new UUID(0, 9);

  private final Queue queue = new Queue();
  private Instant now = Instant.EPOCH;
  private Duration eachTakes = Duration.ZERO;

  @Test
  void workerLeavesAQueueThatNeverEmptiesAfterItsTurn() {
    deliver();
    assertEquals(DeliverWebhooks.TURN, queue.recorded);
    assertEquals(List.of(LEASE), queue.givenBack);
  }

  @Test
  void workerLeavesASlowEndpointAfterItsTime() {
    eachTakes = Duration.ofSeconds(2);
    deliver();
    assertEquals(3, queue.recorded);
    assertEquals(List.of(LEASE), queue.givenBack);
  }

  @Test
  void queueThatEmptiesIsLeftByTheStepItself() {
    queue.left = 3;
    deliver();
    assertEquals(3, queue.recorded);
    assertEquals(List.of(), queue.givenBack);
  }

  private void deliver() {
    WebhookSender sender =
        (url, delivery) -> {
          now = now.plus(eachTakes);
          return Attempt.answered(204);
        };
    new DeliverWebhooks(queue, sender, () -> now).deliver(new UUID(0, 1), LEASE);
  }

  private static final class Queue extends DeliverySteps {
    private final List<UUID> givenBack = new ArrayList<>();
    private int recorded;
    private int left = 1_000;

    @Override
    public Optional<Work> next(UUID webhookId, UUID lease) {
      return left-- > 0 ? Optional.of(work()) : Optional.empty();
    }

    @Override
    public void record(Work work, UUID lease, Attempt attempt) {
      recorded++;
    }

    @Override
    public void giveBack(UUID webhookId, UUID lease) {
      givenBack.add(lease);
    }
  }

  private static DeliverySteps.Work work() {
    Webhook webhook =
        new Webhook(
            new UUID(0, 1),
            "default",
            URI.create("https://hooks.example/"),
            Set.of(),
            "",
            true,
            Optional.empty(),
            Instant.EPOCH,
            "",
            0,
            Instant.EPOCH);
    return new DeliverySteps.Work(
        webhook,
        Delivery.pending(
            new UUID(0, 2), webhook, new UUID(0, 3), "t", "{}", Instant.EPOCH, Instant.MAX));
  }
}
