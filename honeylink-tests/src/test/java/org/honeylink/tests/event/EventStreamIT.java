package org.honeylink.tests.event;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.event.LiveReader.Message;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The live stream of all topics: nothing is missed, whoever comes and goes. */
@ExtendWith(RunningServer.class)
class EventStreamIT {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String REGISTERED = "org.honeylink.device.registered";

  private final TestServer server;

  EventStreamIT(TestServer server) {
    this.server = server;
  }

  @Test
  void whatHappensComesAndAClientThatWasAwayGoesOnWhereItWas() {
    String id = TestDevice.freshId();
    String path = "/events?topic=honeylink.device&device_id=" + id;
    String last;
    TestDevice device;
    try (LiveReader reader = open(path, null)) {
      device = TestDevice.register(server.api(), id);
      Message first = reader.next(PATIENCE);
      assertEquals("honeylink.device", first.name());
      assertEquals(REGISTERED, first.json().getString("type"));
      assertEquals(id, first.json().getString("subject"));
      last = first.id();
    }
    device.pair().then().statusCode(200);
    try (LiveReader reader = open(path, last)) {
      Message next = reader.next(PATIENCE);
      assertEquals("org.honeylink.device.paired", next.json().getString("type"));
      assertEquals(1, Long.compare(Long.parseLong(next.id()), Long.parseLong(last)));
      assertFalse(reader.hasMore());
    }
  }

  @Test
  void readerThatComesAndGoesWhileManyWriteMissesNothing() throws SQLException {
    String prefix = "IT-MANY-" + System.nanoTime();
    String path = "/events?topic=honeylink.device";
    List<String> heard = new ArrayList<>();
    String last;
    try (LiveReader reader = open(path, null)) {
      await("knows where it begins").until(() -> !reader.lastId().isEmpty());
      last = reader.lastId();
    }
    int writers = 6;
    int each = 20;
    AtomicBoolean slow = new AtomicBoolean(true);
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      pool.execute(() -> commitLate(slow));
      for (int writer = 0; writer < writers; writer++) {
        int number = writer;
        pool.execute(
            () -> {
              for (int i = 0; i < each; i++) {
                TestDevice.register(server.api(), prefix + "-" + number + "-" + i);
              }
            });
      }
      while (heard.size() < writers * each) {
        try (LiveReader reader = open(path, last)) {
          for (int i = 0; i < 15 && heard.size() < writers * each; i++) {
            Message message = reader.next(PATIENCE);
            last = message.id();
            if (message.json().getString("subject").startsWith(prefix)) {
              heard.add(message.id());
            }
          }
        }
      }
      slow.set(false);
    }
    assertEquals(
        server
            .database()
            .texts(
                "select sequence from event_log where type = ? and subject like ? order by"
                    + " sequence",
                REGISTERED,
                prefix + "%"),
        heard);
  }

  /** Takes a position early and gives it up late, as a transaction that takes its time does. */
  private void commitLate(AtomicBoolean going) {
    while (going.get()) {
      try (Connection connection = server.database().connect();
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute(
            "insert into outbox_event (event_id, tenant_id, topic, type, category, subject, time,"
                + " traceparent, data) values (gen_random_uuid(), 'nobody', 'honeylink.device',"
                + " 'late', 'device-registration', 'late', now(), '', '{}')");
        statement.execute("select pg_sleep(0.05)");
        connection.commit();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void cursorThatIsNotInTheLogIsToldSoAndGoesOnAtItsEnd() {
    String id = TestDevice.freshId();
    try (LiveReader reader =
        open("/events?topic=honeylink.device&device_id=" + id, "999999999999999")) {
      Message gone = reader.next(PATIENCE);
      assertEquals("gone", gone.name());
      TestDevice.register(server.api(), id);
      assertEquals(REGISTERED, reader.next(PATIENCE).json().getString("type"));
    }
  }

  @Test
  void whileTheBrokerGetsNothingTheStreamGoesOn() throws SQLException {
    String id = TestDevice.freshId();
    try (Connection another = server.database().connect();
        Statement statement = another.createStatement();
        LiveReader reader = open("/events?topic=honeylink.device&device_id=" + id, null)) {
      another.setAutoCommit(false);
      statement.execute("select * from event_cursor where consumer = 'broker' for update");
      TestDevice.register(server.api(), id);
      assertEquals(REGISTERED, reader.next(PATIENCE).json().getString("type"));
      another.rollback();
    }
    await("the broker gets it after all").until(() -> server.database().eventsNotAtBroker() == 0);
  }

  @Test
  void deviceHearsOfItselfAlone() {
    TestDevice device = TestDevice.register(server.api());
    try (LiveReader reader = LiveReader.open(server, device.token(), "/events", null)) {
      TestDevice.register(server.api());
      device.pair().then().statusCode(200);
      assertEquals(device.id(), reader.next(PATIENCE).json().getString("subject"));
    }
    Problem.of(
        server.api().as(device.token()).get("/events?device_id=IT-OTHER"), 404, "ERR_NOT_FOUND");
    Problem.of(
        server.api().as(device.token()).get("/events?topic=honeylink.audit"), 403, "ERR_AUTHZ");
  }

  @Test
  void nonsenseIsRefusedBeforeTheStreamBegins() {
    Problem.of(
            server.api().asAdministrator().get("/events?topic=honeylink.nothing"),
            400,
            "ERR_VALIDATION")
        .saying("honeylink.nothing");
    Problem.of(
            server.api().asAdministrator().header("Last-Event-ID", "x1").get("/events"),
            400,
            "ERR_VALIDATION")
        .saying("id of an event of this stream");
  }

  private LiveReader open(String path, @Nullable String lastId) {
    return LiveReader.open(server, server.api().administratorToken(), path, lastId);
  }
}
