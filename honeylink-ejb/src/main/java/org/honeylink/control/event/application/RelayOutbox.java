package org.honeylink.control.event.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.honeylink.control.event.domain.OutboxEvent;

/**
 * Moves events from the outbox to the broker. Sending and forgetting are two transactions: a crash
 * between them sends once more, which the broker's duplicate detection drops.
 *
 * <p>One thread at a time; two would break the order.
 */
@ApplicationScoped
public class RelayOutbox {

  private static final int BATCH = 100;

  @Inject private Outbox outbox;
  @Inject private Topics topics;

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
        topics.publish(batch);
        outbox.remove(batch.stream().map(OutboxEvent::eventId).toList());
      }
    } while (batch.size() == BATCH);
  }
}
