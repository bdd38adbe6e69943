package org.honeylink.control.event.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.honeylink.control.event.domain.OutboxEvent;
import org.junit.jupiter.api.Test;

class RelayOutboxTest {

  private final ListOutbox outbox = new ListOutbox();
  private final FakeBroker broker = new FakeBroker();
  private final RelayOutbox relay = new RelayOutbox(outbox, broker);

  @Test
  void eventsLeaveInOrderAndAreForgotten() {
    outbox.add(event(1));
    outbox.add(event(2));

    relay.drain();

    assertEquals(List.of(event(1).eventId(), event(2).eventId()), broker.taken);
    assertTrue(outbox.events.isEmpty());
  }

  @Test
  void anEventTheBrokerGotBeforeACrashHoldsUpNobody() {
    outbox.add(event(1));
    outbox.add(event(2));
    broker.publishUnlessPresent(event(1));

    relay.drain();

    assertEquals(List.of(event(1).eventId(), event(2).eventId()), broker.taken);
    assertTrue(outbox.events.isEmpty());
  }

  @Test
  void eventsStayWhileTheBrokerIsAway() {
    outbox.add(event(1));
    broker.away = true;

    assertThrows(RuntimeException.class, relay::drain);

    assertEquals(1, outbox.events.size());
  }

  private static OutboxEvent event(int number) {
    return new OutboxEvent(
        new UUID(0, number),
        "default",
        "honeylink.device",
        "org.honeylink.device.registered",
        "device-registration",
        "HL-EDGE-0001",
        Optional.of("HL-EDGE-0001"),
        Optional.empty(),
        Instant.EPOCH,
        "",
        Map.of());
  }

  private static final class ListOutbox implements Outbox {
    private final List<OutboxEvent> events = new ArrayList<>();

    @Override
    public void add(OutboxEvent event) {
      events.add(event);
    }

    @Override
    public List<OutboxEvent> oldest(int limit) {
      return List.copyOf(events.subList(0, Math.min(limit, events.size())));
    }

    @Override
    public void remove(Collection<UUID> eventIds) {
      events.removeIf(event -> eventIds.contains(event.eventId()));
    }
  }

  /** In a transaction it refuses what it has already, as Artemis does. */
  private static final class FakeBroker implements Topics {
    private final Set<UUID> known = new HashSet<>();
    private final List<UUID> taken = new ArrayList<>();
    private boolean away;

    @Override
    public void publish(List<OutboxEvent> events) {
      if (events.stream().anyMatch(event -> known.contains(event.eventId()))) {
        throw new IllegalStateException("duplicate");
      }
      events.forEach(this::publishUnlessPresent);
    }

    @Override
    public void publishUnlessPresent(OutboxEvent event) {
      if (away) {
        throw new IllegalStateException("broker away");
      }
      if (known.add(event.eventId())) {
        taken.add(event.eventId());
      }
    }
  }
}
