package org.honeylink.tests.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.honeylink.sdk.session.HoneyLinkSession;
import org.honeylink.sdk.session.HoneyLinkStream;
import org.honeylink.sdk.session.SessionState;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.dataplane.SdkDevice;
import org.honeylink.tests.dataplane.StreamSubscriber;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.honeylink.transport.fec.FecScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Living sessions are re-tuned, suspended and resumed; their devices follow by themselves. */
@ExtendWith(RunningServer.class)
class SessionTuningIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String QOS = "/sessions/{id}/qos";

  private final TestServer server;

  SessionTuningIT(TestServer server) {
    this.server = server;
  }

  @Test
  void bothEndsFollowAnotherTuningWithoutLosingAMessage() throws Exception {
    try (SdkDevice device = SdkDevice.paired(server);
        StreamSubscriber topic = StreamSubscriber.of(server, device.id(), "telemetry");
        HoneyLinkSession session = device.openSession(udp())) {
      HoneyLinkStream telemetry = session.stream("telemetry");
      send(telemetry, 0, 20);
      retune(
              session,
              "{'streams':[{'name':'telemetry','priority':6,'bandwidth_kbps':2000,'fec':'heavy'}]}")
          .body("settings_version", equalTo(2))
          .body("streams[0].priority", equalTo(6))
          .body("streams[0].qos.bandwidth_kbps", equalTo(2_000))
          .body("streams[0].fec.parity_shards", equalTo(5));
      awaitFollowed(session, 2);
      send(telemetry, 20, 60);
      assertEquals(new FecScheme(10, 5), telemetry.stats().sendingFec().scheme());
      await("server knows the device's redundancy")
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  read(session)
                      .body("streams[0].fec_state.uplink.parity_shards", equalTo(5))
                      .body("streams[0].fec_state.downlink.parity_shards", equalTo(5)));
      topic.assertHears(60, PATIENCE);
      topic.unsubscribe();
      assertAudited(device.id(), "session.retuned");
    }
  }

  @Test
  void theDeviceSendsNoFasterThanItMayFromThenOn() throws Exception {
    try (SdkDevice device = SdkDevice.paired(server);
        HoneyLinkSession session = device.openSession(udp())) {
      HoneyLinkStream telemetry = session.stream("telemetry");
      send(telemetry, 0, 5);
      retune(session, "{'streams':[{'name':'telemetry','bandwidth_kbps':800}]}");
      awaitFollowed(session, 2);
      long begin = System.nanoTime();
      for (int i = 0; i < 200; i++) {
        telemetry.send(new byte[1_000]);
      }
      assertTrue(telemetry.awaitAcknowledged(PATIENCE));
      long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
      assertTrue(millis > 1_500, "1.6 Mbit at 800 kbit/s took " + millis + " ms");
    }
  }

  @Test
  void everyFaultIsNamedWithItsStreamAndField() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    String session = open(device);
    Problem.of(
            patch(
                device.token(),
                session,
                "{'streams':[{'name':'audio','priority':1},{'name':'video','priority':1},"
                    + "{'name':'video','bandwidth_kbps':2}]}"),
            400,
            "ERR_VALIDATION")
        .at("streams[0].name", "streams[2].name");
    Problem.of(
            patch(
                device.token(),
                session,
                "{'streams':[{'name':'video','priority':8,'bandwidth_kbps':0,'fec':'much'},"
                    + "{'name':'telemetry'},{'name':'x','fec':{'data_shards':4,'parity_shards':5}}]}"),
            400,
            "ERR_VALIDATION")
        .at(
            "streams[0].priority",
            "streams[0].bandwidth_kbps",
            "streams[0].fec",
            "streams[2].fec.parity_shards");
    Problem.of(patch(device.token(), session, "{'streams':[]}"), 400, "ERR_VALIDATION")
        .at("streams");
  }

  @Test
  void aDeviceGivesUpPriorityAndTakesNoMoreThanItsPolicyGrants() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    String session = open(device);
    Problem refused =
        Problem.of(
                patch(device.token(), session, "{'streams':[{'name':'video','priority':6}]}"),
                403,
                "ERR_AUTHZ")
            .saying("'video'", "streams[0].priority", "5");
    AuditTrail.of(server.api()).holdsTrace(refused.traceId(), "refused");
    patch(device.token(), session, "{'streams':[{'name':'video','priority':2}]}")
        .then()
        .statusCode(200)
        .body("streams[1].priority", equalTo(2));
    patch(server.api().administratorToken(), session, "{'streams':[{'name':'video','priority':7}]}")
        .then()
        .statusCode(200);
  }

  @Test
  void moreBandwidthThanThereIsNamesWhoCouldGiveWayAndChangesNothing() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    String session = open(device);
    device
        .openSession(SessionRequest.of(device.id()).stream("bulk", "unreliable", "normal", 90_000))
        .then()
        .statusCode(201);
    Response refused =
        patch(
            device.token(),
            session,
            "{'streams':[{'name':'video','bandwidth_kbps':50000,'fec':'none'}]}");
    Problem.of(refused, 409, "ERR_CONFLICT").saying("'video'");
    refused
        .then()
        .body("requested", equalTo(45_000))
        .body("available", equalTo(4_900))
        .body("could_give_way.stream", equalTo(List.of("bulk")));
    read(device.token(), session)
        .body("settings_version", equalTo(1))
        .body("streams[1].fec.parity_shards", equalTo(5));
    patch(device.token(), session, "{'streams':[{'name':'video','bandwidth_kbps':9900}]}")
        .then()
        .statusCode(200);
  }

  @Test
  void movesThatDoNotExistAreRefused() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    TestDevice other = TestDevice.registerAndPair(server.api());
    String session = open(device);
    String admin = server.api().administratorToken();
    Problem.of(post(admin, session, "suspend"), 422, "ERR_STATE")
        .saying("PAIRED", "operator suspended");
    Problem.of(post(admin, session, "resume"), 422, "ERR_STATE").saying("PAIRED");
    Problem.of(post(device.token(), session, "resume"), 403, "ERR_AUTHZ");
    Problem.of(post(other.token(), session, "suspend"), 404, "ERR_NOT_FOUND");
    Problem.of(
        patch(other.token(), session, "{'streams':[{'name':'video','priority':1}]}"),
        404,
        "ERR_NOT_FOUND");
    server.api().as(device.token()).delete("/sessions/{id}", session).then().statusCode(204);
    Problem.of(post(admin, session, "suspend"), 422, "ERR_STATE").saying("CLOSED");
    Problem.of(
        patch(admin, session, "{'streams':[{'name':'video','priority':1}]}"), 422, "ERR_STATE");
  }

  @Test
  void whatAnOperatorSuspendsIsKeptBackAndDeliveredOnceHeResumesIt() throws Exception {
    try (SdkDevice device = SdkDevice.paired(server);
        StreamSubscriber topic = StreamSubscriber.of(server, device.id(), "telemetry");
        HoneyLinkSession session = device.openSession(udp())) {
      HoneyLinkStream telemetry = session.stream("telemetry");
      send(telemetry, 0, 10);
      await().atMost(PATIENCE).untilAsserted(() -> read(session).body("state", equalTo("ACTIVE")));
      operator(session, "suspend")
          .body("state", equalTo("SUSPENDED"))
          .body("suspend_reason", equalTo("operator"));
      for (int i = 10; i < 30; i++) {
        telemetry.trySend(text(i)); // taken until the device has heard of the suspension
      }
      await("device has been told").atMost(PATIENCE).until(() -> isSuspended(session));
      awaitFollowed(session, 2);
      assertTrue(telemetry.trySend(text(99)).isEmpty(), "nothing is taken now");
      assertEquals(9, telemetry.acknowledgedThrough(), "nothing is acknowledged meanwhile");
      read(session).body("state", equalTo("SUSPENDED"));
      Problem.of(post(server.api().administratorToken(), id(session), "suspend"), 422, "ERR_STATE");
      operator(session, "resume").body("state", equalTo("ACTIVE"));
      assertTrue(telemetry.awaitAcknowledged(PATIENCE));
      long taken = telemetry.acknowledgedThrough() + 1;
      send(telemetry, (int) taken, (int) taken + 5);
      topic.assertHears((int) taken + 5, PATIENCE);
      topic.unsubscribe();
      read(session).body("$", not(hasKey("suspend_reason")));
      assertAudited(device.id(), "session.suspended");
      assertAudited(device.id(), "session.resumed");
    }
  }

  @Test
  void aDeviceThatSavesItsBatteryIsResumedByItsNextPacket() throws Exception {
    try (SdkDevice device = SdkDevice.paired(server);
        HoneyLinkSession session = device.openSession(udp())) {
      send(session.stream("telemetry"), 0, 5);
      await().atMost(PATIENCE).untilAsserted(() -> read(session).body("state", equalTo("ACTIVE")));
      session.sleep();
      read(session)
          .body("state", equalTo("SUSPENDED"))
          .body("suspend_reason", equalTo("battery-low"));
      await("nothing wakes it by itself")
          .during(Duration.ofMillis(2_500))
          .atMost(PATIENCE)
          .untilAsserted(() -> read(session).body("state", equalTo("SUSPENDED")));
      send(session.stream("telemetry"), 5, 6);
      await().atMost(PATIENCE).untilAsserted(() -> read(session).body("state", equalTo("ACTIVE")));
    }
  }

  private static boolean isSuspended(HoneyLinkSession session) {
    return session.state() == SessionState.SUSPENDED;
  }

  private void awaitFollowed(HoneyLinkSession session, int version) {
    await("device follows")
        .atMost(PATIENCE)
        .untilAsserted(() -> read(session).body("settings_followed", equalTo(version)));
  }

  private void assertAudited(String deviceId, String action) {
    List<Map<String, Object>> events = AuditTrail.of(server.api()).eventsOf(deviceId);
    assertTrue(events.stream().anyMatch(e -> action.equals(e.get("action"))), events::toString);
  }

  private static String open(TestDevice device) {
    return device.openSession(SessionRequest.telemetryAndVideo(device.id())).path("session_id");
  }

  private ValidatableResponse retune(HoneyLinkSession session, String body) {
    return patch(server.api().administratorToken(), id(session), body).then().statusCode(200);
  }

  private Response patch(String token, String session, String body) {
    return server.api().as(token).body(body.replace('\'', '"')).patch(QOS, session);
  }

  private ValidatableResponse operator(HoneyLinkSession session, String what) {
    return post(server.api().administratorToken(), id(session), what).then().statusCode(200);
  }

  private Response post(String token, String session, String what) {
    return server.api().as(token).post("/sessions/{id}/" + what, session);
  }

  private ValidatableResponse read(HoneyLinkSession session) {
    return read(server.api().administratorToken(), id(session));
  }

  private ValidatableResponse read(String token, String session) {
    return server.api().as(token).get("/sessions/{id}", session).then().statusCode(200);
  }

  private static String id(HoneyLinkSession session) {
    return session.sessionId().toString();
  }

  private InetSocketAddress udp() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.endpoints().udp());
  }

  private static byte[] text(int number) {
    return StreamSubscriber.text(number).getBytes(UTF_8);
  }

  private static void send(HoneyLinkStream stream, int from, int to) throws InterruptedException {
    for (int i = from; i < to; i++) {
      stream.send(text(i));
    }
    assertTrue(stream.awaitAcknowledged(PATIENCE));
  }
}
