package org.honeylink.tests.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.ValidatableResponse;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.honeylink.sdk.admin.AdminClient;
import org.honeylink.sdk.admin.SessionDiagnostics;
import org.honeylink.sdk.admin.StreamDiagnostics;
import org.honeylink.sdk.admin.StreamDiagnostics.Counters;
import org.honeylink.sdk.api.ServerTrust;
import org.honeylink.sdk.session.HoneyLinkSession;
import org.honeylink.sdk.session.HoneyLinkStream;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.dataplane.DatagramTap;
import org.honeylink.tests.dataplane.SdkDevice;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the server tells of a session's packets, while they flow, are lost, and are replayed. */
@ExtendWith(RunningServer.class)
class SessionDiagnosticsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int NUMBER_OFFSET = 9;

  private final TestServer server;

  SessionDiagnosticsIT(TestServer server) {
    this.server = server;
  }

  @Test
  void figuresMoveAsTrafficFlowsUnderLoss() throws Exception {
    AtomicInteger count = new AtomicInteger();
    try (DatagramTap tap = DatagramTap.towards(server.endpoints().udp());
        SdkDevice device = SdkDevice.paired(server);
        HoneyLinkSession session = device.openSession(tap.address());
        AdminClient admin = administrator()) {
      tap.changing(datagram -> count.getAndIncrement() % 5 == 3 ? new byte[0] : datagram);
      send(session.stream("telemetry"), 100);
      SessionDiagnostics first = admin.diagnostics(session.sessionId());
      assertPathIsKnown(first);
      send(session.stream("telemetry"), 200);
      StreamDiagnostics telemetry = telemetry(admin.diagnostics(session.sessionId()));
      assertMoved(telemetry(first), telemetry);
      assertEquals(300, counters(telemetry).messagesDelivered());
      assertEquals(Optional.of(1_048_576L), telemetry.receiveWindow().map(w -> w.limitBytes()));
      assertEquals(10_000, telemetry.queue().orElseThrow().limitPackets());
      await("lost packets are rebuilt or given up")
          .atMost(PATIENCE)
          .until(() -> repaired(counters(telemetry(admin.diagnostics(session.sessionId())))) > 0);
      assertTrue(telemetry.uplink().orElseThrow().residualLoss().isPresent());
    }
  }

  private static void assertPathIsKnown(SessionDiagnostics session) {
    assertTrue(session.carried());
    SessionDiagnostics.Path path = session.path().orElseThrow();
    assertEquals(Optional.of("udp"), path.carrier());
    assertTrue(path.proven());
    assertTrue(path.provingRttMicros().orElseThrow() > 0, path::toString);
    assertTrue(path.datagramBytes() >= 1_200, path::toString);
    assertTrue(path.congestionWindowBytes() > 0, path::toString);
    assertEquals("SLOW_START", path.congestionState());
  }

  private static void assertMoved(StreamDiagnostics before, StreamDiagnostics after) {
    Counters first = counters(before);
    Counters then = counters(after);
    assertTrue(first.packetsReceived() > 0, first::toString);
    assertTrue(first.packetsSent() > 0, first::toString);
    assertEquals(first.packetsSent(), first.packetsSentOfKey());
    assertEquals(first.packetsReceived(), first.packetsReceivedOfKey());
    assertTrue(first.bytesReceived() > first.packetsReceived() * 33, first::toString);
    assertEquals(100, first.messagesDelivered());
    assertTrue(then.packetsReceived() > first.packetsReceived(), then::toString);
    assertTrue(then.bytesReceived() > first.bytesReceived(), then::toString);
    assertTrue(then.bytesSent() > first.bytesSent(), then::toString);
    assertTrue(then.dataPacketsReceived() > first.dataPacketsReceived(), then::toString);
  }

  private static long repaired(Counters counters) {
    return counters.packetsRebuilt() + counters.packetsLost();
  }

  @Test
  void dropsAreCountedByReason() throws Exception {
    try (DatagramTap tap = DatagramTap.towards(server.endpoints().udp());
        SdkDevice device = SdkDevice.paired(server);
        HoneyLinkSession session = device.openSession(tap.address())) {
      send(session.stream("telemetry"), 20);
      diagnose(session).body("drops", equalTo(Map.of()));
      List<byte[]> recorded = tap.sent();
      recorded.forEach(tap::inject);
      tap.inject(changed(recorded.getFirst(), NUMBER_OFFSET + 3, 99));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  diagnose(session)
                      .body("drops", equalTo(Map.of()))
                      .body(
                          "streams.find { it.name == 'telemetry' }.counters.drops.replayed",
                          greaterThanOrEqualTo(recorded.size()))
                      .body(
                          "streams.find { it.name == 'telemetry' }.counters.drops.not_authentic",
                          equalTo(1))
                      .body(
                          "streams.find { it.name == 'video' }.counters.drops", equalTo(Map.of())));
    }
  }

  @Test
  void neitherKeysNorAddressesAreShown() throws Exception {
    try (DatagramTap tap = DatagramTap.towards(server.endpoints().udp());
        SdkDevice device = SdkDevice.paired(server);
        HoneyLinkSession session = device.openSession(tap.address())) {
      send(session.stream("telemetry"), 5);
      InetSocketAddress address = tap.address();
      diagnose(session)
          .body(not(containsString(address.getAddress().getHostAddress())))
          .body(not(containsString("key_material")))
          .body("$", not(hasKey("address")));
    }
  }

  @Test
  void sessionThatWasNeverHeardHasNoFiguresOfThePath() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    diagnose(device.token(), open(device))
        .body("carried", equalTo(true))
        .body("path.proven", equalTo(false))
        .body("path", not(hasKey("carrier")))
        .body("path", not(hasKey("proving_rtt_micros")))
        .body("path", not(hasKey("smoothed_rtt_micros")))
        .body("path", not(hasKey("minimum_rtt_micros")))
        .body("path", not(hasKey("pacing_bits_per_second")))
        .body("streams[0].counters.packets_received", equalTo(0))
        .body("streams[0].counters", not(hasKey("messages_late")))
        .body("streams[1].counters", not(hasKey("messages_acknowledged")))
        .body("streams[0].fec_state.uplink", not(hasKey("loss")));
  }

  @Test
  void closedSessionTellsThatItIsClosed() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    String sessionId = open(device);
    server.api().as(device.token()).delete("/sessions/{id}", sessionId).then().statusCode(204);
    diagnose(device.token(), sessionId)
        .body("carried", equalTo(false))
        .body("state", equalTo("CLOSED"))
        .body("$", hasKey("close_reason"))
        .body("$", hasKey("closed_at"))
        .body("$", not(hasKey("path")))
        .body("$", not(hasKey("drops")))
        .body("streams[0].name", equalTo("telemetry"))
        .body("streams[0].mode", equalTo("reliable"))
        .body("streams[0]", not(hasKey("counters")))
        .body("streams[0]", not(hasKey("fec_state")));
  }

  @Test
  void sessionOfAnotherDeviceLooksLikeNone() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    TestDevice other = TestDevice.registerAndPair(server.api());
    String sessionId = open(device);
    String path = "/sessions/{id}/diagnostics";
    Problem.of(server.api().as(other.token()).get(path, sessionId), 404, "ERR_NOT_FOUND");
    Problem.of(server.api().as(other.token()).get(path, UUID.randomUUID()), 404, "ERR_NOT_FOUND");
    Problem.of(server.api().asAdministrator().get(path, UUID.randomUUID()), 404, "ERR_NOT_FOUND");
    Problem.of(server.api().asNobody().get(path, sessionId), 401, "ERR_AUTH");
  }

  @Test
  void lookingLeavesNoAuditEventAsReadingTheSessionDoes() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    String sessionId = open(device);
    AuditTrail trail = AuditTrail.of(server.api());
    int before = trail.eventsOf(device.id()).size();
    diagnose(device.token(), sessionId);
    diagnose(server.api().administratorToken(), sessionId);
    assertEquals(before, trail.eventsOf(device.id()).size());
  }

  private static String open(TestDevice device) {
    return device.openSession(SessionRequest.telemetryAndVideo(device.id())).path("session_id");
  }

  private ValidatableResponse diagnose(HoneyLinkSession session) {
    return diagnose(server.api().administratorToken(), session.sessionId().toString());
  }

  private ValidatableResponse diagnose(String token, String sessionId) {
    return server
        .api()
        .as(token)
        .get("/sessions/{id}/diagnostics", sessionId)
        .then()
        .statusCode(200)
        .body("session_id", equalTo(sessionId));
  }

  private AdminClient administrator() throws Exception {
    return AdminClient.signIn(
        server.baseUri(),
        ServerTrust.pem(server.dataDirectory().resolve("tls/ca.pem")),
        "admin",
        server.administratorPassword().toCharArray());
  }

  private static StreamDiagnostics telemetry(SessionDiagnostics session) {
    return session.streams().stream()
        .filter(stream -> stream.name().equals("telemetry"))
        .findFirst()
        .orElseThrow();
  }

  private static Counters counters(StreamDiagnostics stream) {
    return stream.counters().orElseThrow();
  }

  private static byte[] changed(byte[] datagram, int index, int value) {
    byte[] changed = datagram.clone();
    changed[index] = (byte) value;
    return changed;
  }

  private static void send(HoneyLinkStream stream, int messages) throws InterruptedException {
    for (int number = 0; number < messages; number++) {
      stream.send(("message " + number).getBytes(UTF_8));
    }
    assertTrue(stream.awaitAcknowledged(PATIENCE));
  }
}
