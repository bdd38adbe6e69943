package org.honeylink.control.dataplane.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.honeylink.control.dataplane.domain.DeliveredMessage;
import org.honeylink.control.dataplane.domain.StreamOrigin;
import org.honeylink.control.session.domain.StreamMode;
import org.junit.jupiter.api.Test;

class PublicationQueueTest {

  private final FakeBroker broker = new FakeBroker();
  private final List<String> safe = new ArrayList<>();
  private final PublicationQueue queue =
      new PublicationQueue(
          broker,
          messages -> messages.forEach(message -> safe.add(message.id())),
          new PublicationQueue.BrokerTrouble() {
            @Override
            public void batchRefused(RuntimeException cause) {}

            @Override
            public void brokerAway(RuntimeException cause, long pauseMillis) {
              broker.pauses++;
            }
          });

  @Test
  void messagesAreSafeOnlyAfterTheBrokerHasThem() throws InterruptedException {
    queue.offer(message(StreamMode.RELIABLE, 0));
    queue.offer(message(StreamMode.RELIABLE, 1));
    assertTrue(safe.isEmpty());

    queue.publishNext();

    assertEquals(broker.taken, safe);
    assertEquals(2, safe.size());
  }

  @Test
  void aMessageTheBrokerHasAlreadyHoldsUpNobodyAndIsSafe() throws InterruptedException {
    DeliveredMessage known = message(StreamMode.RELIABLE, 0);
    broker.known.add(known.id());
    queue.offer(known);
    queue.offer(message(StreamMode.RELIABLE, 1));

    queue.publishNext();

    assertEquals(2, safe.size());
    assertEquals(List.of(message(StreamMode.RELIABLE, 1).id()), broker.taken);
  }

  @Test
  void reliableMessagesWaitForTheBrokerInOrder() throws InterruptedException {
    broker.refusals = 3;
    queue.offer(message(StreamMode.RELIABLE, 0));
    queue.offer(message(StreamMode.RELIABLE, 1));

    queue.publishNext();

    assertEquals(
        List.of(message(StreamMode.RELIABLE, 0).id(), message(StreamMode.RELIABLE, 1).id()),
        broker.taken);
    assertEquals(2, broker.pauses);
  }

  @Test
  void unreliableMessagesAreDroppedWhileTheBrokerIsAway() throws InterruptedException {
    broker.refusals = 2;
    queue.offer(message(StreamMode.UNRELIABLE, 0));

    queue.publishNext();

    assertEquals(1, queue.dropped());
    assertEquals(0, queue.published());
    assertEquals(0, broker.pauses);
  }

  @Test
  void unreliableMessagesBeyondTheLimitAreDroppedAndCounted() {
    for (int i = 0; i < PublicationQueue.MOST_UNRELIABLE + 5; i++) {
      queue.offer(message(StreamMode.UNRELIABLE, i));
    }
    assertEquals(5, queue.dropped());
  }

  private static DeliveredMessage message(StreamMode mode, long number) {
    StreamOrigin origin =
        new StreamOrigin(
            "default", "HL-EDGE-0001", new UUID(0, 1), new UUID(0, 2), "telemetry", 7, mode, 0);
    return new DeliveredMessage(origin, number, new byte[] {1}, false, Instant.EPOCH);
  }

  /** Refuses as often as told; in a transaction also what it has already, as Artemis does. */
  private static final class FakeBroker implements StreamPublisher {
    private final Set<String> known = new HashSet<>();
    private final List<String> taken = new ArrayList<>();
    private int refusals;
    private int pauses;

    @Override
    public void publish(List<DeliveredMessage> messages) {
      refuseWhenTold();
      if (messages.stream().anyMatch(message -> known.contains(message.id()))) {
        throw new IllegalStateException("duplicate");
      }
      messages.forEach(this::publishUnlessPresent);
    }

    @Override
    public void publishUnlessPresent(DeliveredMessage message) {
      refuseWhenTold();
      if (known.add(message.id())) {
        taken.add(message.id());
      }
    }

    private void refuseWhenTold() {
      if (refusals > 0) {
        refusals--;
        throw new IllegalStateException("broker away");
      }
    }
  }
}
