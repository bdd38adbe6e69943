package org.honeylink.tests.schema;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the server asks most, at a million rows: each index earns its place here. Every statement of
 * a call counts, its own and those of authentication, audit trail and outbox, as the server sends
 * them and PostgreSQL executes them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HottestQueriesIT {

  private static final long ROWS = Long.getLong("honeylink.rows", 1_000_000);
  private static final long LARGE = ROWS / 20;

  private TestServer server;
  private PlanLog log;
  private Set<String> largeTables;
  private TestDevice device;

  @BeforeAll
  void aLargeInstallation() throws Exception {
    server = TestServer.startFresh();
    device = TestDevice.registerAndPair(server.api());
    log = PlanLog.turnOn(server);
    try (Connection superuser = server.database().connectAsSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute(script());
    }
    largeTables =
        new TreeSet<>(
            server
                .database()
                .texts(
                    "select relname from pg_class where relkind = 'r' and reltuples > ?", LARGE));
    assertTrue(largeTables.containsAll(Set.of("device", "session", "session_stream")));
    await("the server has its database again")
        .until(() -> server.api().plain().get("/health/ready").statusCode() == 200);
  }

  private static String script() throws IOException {
    try (var stream = HottestQueriesIT.class.getResourceAsStream("million-rows.sql")) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8)
          .replace("${rows}", Long.toString(ROWS))
          .replace("${now}", Long.toString(System.currentTimeMillis()));
    }
  }

  @AfterAll
  void end() {
    server.close();
  }

  /** Name of a call and the call. */
  record Hot(String name, Runnable call) {

    @Override
    public String toString() {
      return name;
    }
  }

  Stream<Hot> hottest() {
    return Stream.of(
        new Hot("register a device", () -> TestDevice.register(server.api())),
        new Hot("pair a device", () -> TestDevice.registerAndPair(server.api())),
        new Hot("open a session", this::open),
        new Hot("read a session", () -> answers(asDevice().get("/sessions/{id}", open()))),
        new Hot("close a session", () -> answers(asDevice().delete("/sessions/{id}", open()))),
        new Hot("read a device", () -> answers(asDevice().get("/devices/{id}", device.id()))),
        list("/devices?limit=500"),
        list("/devices?status=PENDING"),
        list("/devices?tag=lot-7"),
        list("/devices?sort=-registered_at"),
        list("/sessions?limit=500"),
        list("/sessions?state=ACTIVE"),
        list("/sessions?device_id=HL-LOT-00000007"),
        list("/audit/events?limit=500"),
        list("/audit/events?device=HL-LOT-00000007"),
        list("/audit/events?category=session-creation&outcome=success"),
        list("/devices/HL-LOT-00000007/policy"),
        list("/devices/HL-LOT-00000007/keys/rotations"),
        new Hot("sign in", () -> server.api().signIn("admin", server.administratorPassword())));
  }

  private Hot list(String path) {
    return new Hot(path, () -> answers(server.api().asAdministrator().get(path)));
  }

  private RequestSpecification asDevice() {
    return server.api().as(device.token());
  }

  private String open() {
    Response opened =
        device.openSession(
            SessionRequest.of(device.id()).stream("telemetry", "reliable", "normal", 1));
    opened.then().statusCode(201);
    return opened.path("session_id");
  }

  private static void answers(Response response) {
    assertTrue(response.statusCode() < 300, response::asString);
  }

  @ParameterizedTest
  @MethodSource("hottest")
  void callReadsAsFewRowsAsInASmallInstallation(Hot hot) {
    long before = log.position();
    hot.call().run();
    assertFalse(log.since(before).isEmpty(), "the database was asked");
    assertEquals(List.of(), faultsSince(before));
  }

  /** Sweeps for what is due, relays, purges: whatever runs by itself within some seconds. */
  @Test
  void workOfTheServerItselfReadsFewRows() {
    long before = log.position();
    await("the server looked for sessions that are due, twice")
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                log.since(before).stream().filter(HottestQueriesIT::looksForWhatIsDue).count()
                    >= 2);
    assertEquals(List.of(), faultsSince(before));
  }

  private static boolean looksForWhatIsDue(JsonObject logged) {
    return logged.getString("Query Text").toLowerCase(Locale.ROOT).contains("expires_at");
  }

  private List<String> faultsSince(long position) {
    return log.since(position).stream()
        .map(ExecutedPlan::of)
        .flatMap(plan -> plan.faults(largeTables).stream())
        .distinct()
        .toList();
  }
}
