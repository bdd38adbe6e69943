package org.honeylink.control.event.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.honeylink.control.event.domain.LoggedEvent;
import org.honeylink.control.event.domain.OutboxEvent;
import org.honeylink.control.shared.application.FiredEvents;
import org.honeylink.control.shared.domain.ControlEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayOutboxTest {

  private final ListLog log = new ListLog();
  private final FakeBroker broker = new FakeBroker();
  private final List<ControlEvent> fired = new ArrayList<>();
  private final RelayOutbox relay = new RelayOutbox();

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // No container injects anything here.
  void inject() {
    relay.keeper = log;
    relay.topics = broker;
    relay.clock = InstantSource.fixed(Instant.EPOCH);
    relay.events = new FiredEvents(fired::add);
  }

  @Test
  void eventsLeaveInOrderAndTheCursorFollows() {
    log.add(2);

    assertFalse(relay.relayBatch());

    assertEquals(List.of(event(1).eventId(), event(2).eventId()), broker.taken);
    assertEquals(2, log.cursor);
    assertFalse(relay.relayBatch());
    assertEquals(2, broker.taken.size());
  }

  @Test
  void aFullBatchSaysThatThereMayBeMore() {
    log.add(201);

    assertTrue(relay.relayBatch());
    assertFalse(relay.relayBatch());

    assertEquals(201, broker.taken.size());
  }

  @Test
  void anEventTheBrokerGotBeforeACrashHoldsUpNobody() {
    log.add(2);
    broker.publishUnlessPresent(event(1));

    relay.relayBatch();

    assertEquals(List.of(event(1).eventId(), event(2).eventId()), broker.taken);
    assertEquals(2, log.cursor);
  }

  @Test
  void theCursorStaysWhileTheBrokerIsAway() {
    log.add(1);
    broker.away = true;

    assertThrows(RuntimeException.class, relay::relayBatch);

    assertEquals(0, log.cursor);
  }

  @Test
  void oneThatTheBrokerAlwaysRefusesIsPutAsideWithAnAlert() {
    log.add(3);
    broker.refused = Optional.of(event(2).eventId());

    relay.relayBatch();

    assertEquals(3, log.cursor);
    assertEquals(3, broker.taken.size());
    assertEquals(event(1).eventId(), broker.taken.getFirst());
    assertEquals(event(3).eventId(), broker.taken.getLast());
    assertEquals(List.of("honeylink.alert"), broker.otherTopics);
    assertEquals(1, fired.size());
    assertEquals(event(2).eventId().toString(), fired.getFirst().target());
  }

  @Test
  void nothingIsPutAsideWhileTheBrokerRefusesTheAlertToo() {
    log.add(2);
    broker.away = true;

    assertThrows(RuntimeException.class, relay::relayBatch);

    assertTrue(fired.isEmpty());
  }

  @Test
  void whileAnotherNodeIsAtItNothingIsSent() {
    log.add(1);
    log.taken = true;

    assertFalse(relay.relayBatch());

    assertTrue(broker.taken.isEmpty());
  }

  private static OutboxEvent event(long number) {
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

  private static final class ListLog implements LogKeeper {
    private final List<LoggedEvent> events = new ArrayList<>();
    private boolean taken;
    private long cursor;

    void add(int count) {
      for (int i = 0; i < count; i++) {
        long sequence = events.size() + 1L;
        events.add(new LoggedEvent(sequence, event(sequence)));
      }
    }

    @Override
    public OptionalLong take(String consumer) {
      assertEquals(RelayOutbox.CONSUMER, consumer);
      return taken ? OptionalLong.empty() : OptionalLong.of(cursor);
    }

    @Override
    public void advance(String consumer, long sequence) {
      cursor = sequence;
    }

    @Override
    public List<LoggedEvent> all(long after, int limit) {
      return events.stream().filter(each -> each.sequence() > after).limit(limit).toList();
    }

    @Override
    public int append(int limit, Instant now) {
      throw new AssertionError("the relay does not fill the log");
    }

    @Override
    public int purge(Instant before, int limit) {
      throw new AssertionError("the relay does not purge");
    }
  }

  /** In a transaction it refuses what it has already, as Artemis does. */
  private static final class FakeBroker implements Topics {
    private final Set<UUID> known = new HashSet<>();
    private final List<UUID> taken = new ArrayList<>();
    private final List<String> otherTopics = new ArrayList<>();
    private Optional<UUID> refused = Optional.empty();
    private boolean away;

    @Override
    public void publish(List<OutboxEvent> events) {
      if (events.stream()
          .map(OutboxEvent::eventId)
          .anyMatch(id -> known.contains(id) || refused.filter(id::equals).isPresent())) {
        throw new IllegalStateException("duplicate, or refused");
      }
      events.forEach(this::publishUnlessPresent);
    }

    @Override
    public void publishUnlessPresent(OutboxEvent event) {
      if (away || refused.filter(event.eventId()::equals).isPresent()) {
        throw new IllegalStateException("broker away");
      }
      if (known.add(event.eventId())) {
        if (!event.topic().equals("honeylink.device")) {
          otherTopics.add(event.topic());
        }
        taken.add(event.eventId());
      }
    }
  }
}
