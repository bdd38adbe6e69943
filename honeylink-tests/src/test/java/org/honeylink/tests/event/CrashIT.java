package org.honeylink.tests.event;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * {@code kill -9} at random moments while clients change things: no event without its change, no
 * change without its event, and a durable subscriber outside hears all of them in the order of each
 * device. Three times; {@code -Dhoneylink.crashes=100} is more patient.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashIT {

  private static final int CRASHES = Integer.getInteger("honeylink.crashes", 3);
  private static final long SEED = Long.getLong("honeylink.crashes.seed", System.nanoTime());
  private static final List<String> TOPICS = List.of("honeylink.device", "honeylink.policy");
  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Random random = new Random(SEED);
  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.startFresh();
  }

  @AfterAll
  void close() {
    server.close();
  }

  @Test
  void eventsAndChangesAreTheSameWhateverHappensAndASubscriberHearsThemAll() {
    TOPICS.forEach(topic -> subscribe(topic).close());
    Changes changes = new Changes(server, "CRASH");
    for (int crash = 0; crash < CRASHES; crash++) {
      int before = changes.registered().size();
      changes.start();
      await("clients are at it").atMost(LIMIT).until(() -> changes.registered().size() > before);
      pause(random.nextInt(1_500));
      server.kill();
      changes.close();
      server.startAgain();
    }
    await("all is at the broker")
        .atMost(LIMIT)
        .until(() -> server.database().eventsNotAtBroker() == 0);
    assertLogIsWhole();
    assertEventsAreTheChanges(changes);
    int heard = 0;
    for (String topic : TOPICS) {
      heard += assertSubscriberHeardAllOf(topic);
    }
    System.out.printf(
        "%d kills (seed %d): %d devices registered, %d calls cut off, %d events heard outside,"
            + " none missing%n",
        CRASHES, SEED, changes.registered().size(), changes.lost(), heard);
  }

  private static void pause(int millis) {
    // The moment of the crash is the point of the test, not something to wait for.
    await().pollDelay(Duration.ofMillis(millis + 1L)).atMost(LIMIT).until(() -> true);
  }

  private void assertLogIsWhole() {
    assertEquals(
        server.database().number("select max(sequence) from event_log"),
        server.database().number("select count(*) from event_log"),
        "the sequence has no gap");
    assertEquals(
        server.database().number("select count(distinct event_id) from event_log"),
        server.database().number("select count(*) from event_log"),
        "no event is there twice");
  }

  private void assertEventsAreTheChanges(Changes changes) {
    List<String> registered =
        texts("select device_id from device where device_id like 'CRASH%' order by 1");
    assertEquals(registered, subjects("org.honeylink.device.registered"));
    assertTrue(Set.copyOf(registered).containsAll(changes.registered()), "an answer is a promise");
    List<String> paired =
        texts(
            "select device_id from device where device_id like 'CRASH%' and status <> 'PENDING'"
                + " order by 1");
    assertEquals(paired, subjects("org.honeylink.device.paired"));
    assertTrue(Set.copyOf(paired).containsAll(changes.paired()), "an answer is a promise");
    assertEquals(
        texts(
            "select target from audit_event where action = 'policy.updated'"
                + " and outcome = 'success' and target like 'CRASH%' order by 1"),
        subjects("org.honeylink.policy.updated"));
  }

  private List<String> subjects(String type) {
    return server
        .database()
        .texts(
            "select device_id from event_log where type = ? and device_id like 'CRASH%'"
                + " order by 1",
            type);
  }

  private List<String> texts(String sql) {
    return server.database().texts(sql);
  }

  private int assertSubscriberHeardAllOf(String topic) {
    Set<String> heard = new LinkedHashSet<>();
    try (Subscriber subscriber = subscribe(topic)) {
      Optional<Event> next = subscriber.next(LIMIT);
      while (next.isPresent()) {
        heard.add(next.get().text("subject") + " " + next.get().text("id"));
        next = subscriber.next(QUIET);
      }
      subscriber.unsubscribe();
    }
    List<String> logged =
        server
            .database()
            .texts(
                "select subject || ' ' || event_id from event_log where topic = ?"
                    + " and device_id like 'CRASH%' order by subject, sequence",
                topic);
    List<String> bySubject = new ArrayList<>(heard);
    bySubject.sort(Comparator.comparing(each -> each.substring(0, each.indexOf(' '))));
    List<String> expected = new ArrayList<>(logged);
    expected.sort(Comparator.comparing(each -> each.substring(0, each.indexOf(' '))));
    assertEquals(expected, bySubject, "all of " + topic + ", each device's in order");
    return heard.size();
  }

  private Subscriber subscribe(String topic) {
    return Subscriber.durable(server, topic, "crash-" + topic, "device_id like 'CRASH%'");
  }
}
