package org.honeylink.tests.session;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import javax.net.ssl.SSLHandshakeException;
import org.honeylink.sdk.session.HoneyLinkSession;
import org.honeylink.sdk.session.SessionState;
import org.honeylink.tests.dataplane.SdkDevice;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes share one database: what one is asked, the other keeps to. */
class TwoNodesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int DEVICES = 12;

  /** No multiple of anything that is asked for. */
  private static final long TENANT_KBPS = 60_007;

  private static TestServer first;
  private static TestServer second;

  @BeforeAll
  static void start() {
    first = TestServer.startFresh();
    second = TestServer.joining(first);
  }

  @AfterAll
  static void stop() {
    second.close();
    first.close();
  }

  @AfterEach
  void liftTheLimit() throws SQLException {
    first.database().execute("delete from tenant_bandwidth");
  }

  /** An answer, and what was asked for. */
  private record Asked(Response answer, long kbps, int node) {
    boolean opened() {
      return answer.statusCode() == 201;
    }
  }

  @Test
  void ofTwoHundredAtOnceNotOneKilobitIsGivenTwice() throws Exception {
    first
        .database()
        .execute("insert into tenant_bandwidth values ('default', " + TENANT_KBPS + ")");
    List<TestDevice> devices = new ArrayList<>();
    for (int i = 0; i < DEVICES; i++) {
      devices.add(TestDevice.registerAndPair(first.api()));
    }
    List<Asked> asked = ask(devices, 200);
    for (Asked each : asked) {
      int status = each.answer().statusCode();
      assertTrue(status == 201 || status == 409, () -> status + each.answer().asString());
    }
    long given = asked.stream().filter(Asked::opened).mapToLong(Asked::kbps).sum();
    assertTrue(given <= TENANT_KBPS, given + " of " + TENANT_KBPS);
    assertEquals(given, allocated());
    assertEquals(given, slots());
    long left = TENANT_KBPS - given;
    asked.stream()
        .filter(Predicate.not(Asked::opened))
        .forEach(each -> assertTrue(each.kbps() > left, each.kbps() + " refused, left " + left));
    closeAll(asked.stream().filter(Asked::opened).toList());
    assertEquals(0, allocated());
    assertEquals(0, slots());
  }

  @Test
  void aTenantThatIsGivenLessGetsNothingUntilItHoldsLess() throws Exception {
    TestDevice device = TestDevice.registerAndPair(first.api());
    List<Asked> opened = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      opened.add(new Asked(open(device, 10_000, i % 2), 10_000, i % 2));
    }
    first.database().execute("insert into tenant_bandwidth values ('default', 20000)");
    assertEquals(409, open(device, 1, 0).statusCode(), "holds 30,000");
    closeAll(opened.subList(0, 1));
    Response full = open(device, 1, 1);
    full.then().statusCode(409).body("pool", equalTo("tenant")).body("available", equalTo(0));
    closeAll(opened.subList(1, 2));
    opened.set(0, new Asked(open(device, 10_000, 0), 10_000, 0));
    assertTrue(opened.getFirst().opened());
    assertEquals(409, open(device, 1, 1).statusCode(), "holds 20,000");
    closeAll(List.of(opened.getFirst(), opened.getLast()));
    assertEquals(0, slots());
  }

  private List<Asked> ask(List<TestDevice> devices, int times) throws InterruptedException {
    List<Callable<Asked>> calls = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      TestDevice device = devices.get(i % DEVICES);
      long kbps = 301 + 37L * (i % 23);
      int node = i % 2;
      calls.add(() -> new Asked(open(device, kbps, node), kbps, node));
    }
    return all(calls);
  }

  private static Response open(TestDevice device, long kbps, int node) {
    return asked(() -> openOnce(device, kbps, node), answer -> answer.statusCode() != 503);
  }

  /**
   * A server that is busy with two hundred handshakes may end one: nothing was asked then. And 503
   * asks to try again; that it opened nothing is seen in the sums.
   */
  private static <T> T asked(Callable<T> call, Predicate<T> answered) {
    return await()
        .atMost(Duration.ofMinutes(1))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptionsMatching(
            failure ->
                failure instanceof SSLHandshakeException || failure instanceof ConnectException)
        .until(call, answered);
  }

  private static Response openOnce(TestDevice device, long kbps, int node) {
    return node(node)
        .api()
        .as(device.token())
        .body(SessionRequest.of(device.id()).stream("s", "reliable", "normal", kbps).json())
        .post("/sessions");
  }

  /** Each at the node that does not carry it. */
  private void closeAll(List<Asked> opened) throws InterruptedException {
    List<Callable<Integer>> calls = new ArrayList<>();
    for (Asked each : opened) {
      String id = each.answer().path("session_id");
      calls.add(() -> asked(() -> close(id, 1 - each.node()), status -> status != 503));
    }
    assertTrue(all(calls).stream().allMatch(status -> status == 204));
  }

  private static int close(String session, int node) {
    return node(node).api().asAdministrator().delete("/sessions/{id}", session).statusCode();
  }

  private static TestServer node(int number) {
    return number == 0 ? first : second;
  }

  private static <T> List<T> all(List<Callable<T>> calls) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(calls).stream().map(TwoNodesIT::result).toList();
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long allocated() {
    return first
        .database()
        .number(
            "select coalesce(sum(bandwidth_kbps), 0)::bigint from session_stream t join session s"
                + " on s.id = t.session_id where s.state <> 'CLOSED'");
  }

  private static long slots() {
    return first.database().number("select sum(allocated_kbps)::bigint from tenant_bandwidth_slot");
  }

  @Test
  void whatTheOtherNodeIsAskedTheCarryingNodeDoes() {
    InetSocketAddress udp =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), first.endpoints().udp());
    try (SdkDevice device = SdkDevice.paired(first);
        HoneyLinkSession session = device.openSession(udp)) {
      String id = session.sessionId().toString();
      session.stream("telemetry").trySend(new byte[10]);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  second
                      .api()
                      .asAdministrator()
                      .get("/sessions/{id}", id)
                      .then()
                      .body("state", equalTo("ACTIVE")));
      second.api().asAdministrator().post("/sessions/{id}/suspend", id).then().statusCode(200);
      await("the device is told by the node that carries it")
          .atMost(PATIENCE)
          .until(() -> session.state() == SessionState.SUSPENDED);
      second.api().asAdministrator().post("/sessions/{id}/resume", id).then().statusCode(200);
      await().atMost(PATIENCE).until(() -> session.state() == SessionState.ACTIVE);
      second.api().asAdministrator().delete("/sessions/{id}", id).then().statusCode(204);
      await("the node that carries it stops")
          .atMost(PATIENCE)
          .until(() -> session.state() == SessionState.CLOSED);
    }
  }
}
