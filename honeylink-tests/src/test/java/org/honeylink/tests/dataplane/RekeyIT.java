package org.honeylink.tests.dataplane;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.honeylink.sdk.session.HoneyLinkSession;
import org.honeylink.sdk.session.HoneyLinkStream;
import org.honeylink.sdk.session.SessionState;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.event.Event;
import org.honeylink.tests.event.Subscriber;
import org.honeylink.tests.rotation.RotationCalls;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.honeylink.transport.packet.DropReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The keys of living sessions change, over good links and bad ones. */
@ExtendWith(RunningServer.class)
class RekeyIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final double LOSS = 0.08;

  private final TestServer server;

  RekeyIT(TestServer server) {
    this.server = server;
  }

  @Test
  void threeChangesOfKeysUnderTrafficOverALossyLinkCostNothing() throws Exception {
    Random random = new Random(1);
    AtomicLong dropped = new AtomicLong();
    try (DatagramTap tap = DatagramTap.towards(server.endpoints().udp());
        SdkDevice device = SdkDevice.paired(server);
        StreamSubscriber reliable = StreamSubscriber.of(server, device.id(), "telemetry");
        StreamSubscriber unreliable = StreamSubscriber.of(server, device.id(), "video");
        Subscriber keys = keyEvents(device.id());
        HoneyLinkSession session = device.openSession(tap.address())) {
      tap.changing(
          datagram -> {
            boolean lost = random.nextDouble() < LOSS;
            dropped.addAndGet(lost ? 1 : 0);
            return lost ? new byte[0] : datagram;
          });
      HoneyLinkStream telemetry = session.stream("telemetry");
      HoneyLinkStream video = session.stream("video");
      int sent = 0;
      for (int number = 1; number <= 3; number++) {
        rekey(session.sessionId()).then().statusCode(202).body("rekey_number", equalTo(number));
        while (rekeyNumber(session) < number) {
          for (int i = 0; i < 20; i++) {
            telemetry.send(StreamSubscriber.text(sent++).getBytes(UTF_8));
            video.send(StreamSubscriber.text(sent).getBytes(UTF_8));
          }
        }
      }
      assertTrue(telemetry.awaitAcknowledged(PATIENCE));
      reliable.assertHears(sent, PATIENCE);
      assertTrue(dropped.get() > 0, "the link lost nothing");
      assertUnreliableLossIsTheLinks(session, sent - video.stats().messagesLate(), unreliable);
      assertNoPacketWasRefused(session);
      assertTold(keys, 3);
      AuditTrail.of(server.api()).holds(device.id(), "key-rotation", "success");
      reliable.unsubscribe();
      unreliable.unsubscribe();
      keys.unsubscribe();
    }
  }

  @Test
  void aRotationChangesTheKeysOfALiveSessionUnderTraffic() throws Exception {
    RotationCalls calls = new RotationCalls(server);
    try (SdkDevice device = SdkDevice.paired(server);
        StreamSubscriber topic = StreamSubscriber.of(server, device.id(), "telemetry");
        HoneyLinkSession session = device.openSession(udp())) {
      HoneyLinkStream telemetry = session.stream("telemetry");
      int sent = send(telemetry, 0, 20);
      calls.rotate(device.id(), "manual").then().statusCode(202);
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (rekeyNumber(session) == 0) {
        assertTrue(System.nanoTime() < end, "the keys have not changed");
        sent = send(telemetry, sent, 20);
      }
      sent = send(telemetry, sent, 20);
      assertTrue(telemetry.awaitAcknowledged(PATIENCE));
      topic.assertHears(sent, PATIENCE);
      assertEquals(1, rekeyNumber(session));
      assertEquals(2, generation(session));
      assertEquals(2, device.masterGeneration());
      assertEquals(List.of("1 GRACE", "2 ACTIVE"), calls.generations(device.id()));
      assertNoPacketWasRefused(session);
      topic.unsubscribe();
    }
  }

  /** Numbered on from one number; how many there are then. */
  private static int send(HoneyLinkStream stream, int from, int count) throws InterruptedException {
    for (int number = from; number < from + count; number++) {
      stream.send(StreamSubscriber.text(number).getBytes(UTF_8));
    }
    return from + count;
  }

  /** The device is told, and nothing that it sends comes through any more. */
  @Test
  void aSessionThatDoesNotFollowAnEmergencyIsClosedAtTheDeadline() throws Exception {
    RotationCalls calls = new RotationCalls(server);
    try (DatagramTap tap = DatagramTap.towards(server.endpoints().udp());
        SdkDevice device = SdkDevice.paired(server);
        HoneyLinkSession session = device.openSession(tap.address())) {
      HoneyLinkStream telemetry = session.stream("telemetry");
      telemetry.send(new byte[10]);
      assertTrue(telemetry.awaitAcknowledged(PATIENCE));
      tap.changing(datagram -> new byte[0]);
      String rotationId = calls.rotate(device.id(), "compromised").path("rotation_id");
      await("the server has looked for sessions that are behind")
          .atMost(PATIENCE)
          .until(() -> looksAgain(device.id()));
      assertEquals(List.of("1 RETIRED", "2 ACTIVE"), calls.generations(device.id()));
      assertNotEquals("CLOSED", stateAtServer(session));
      assertEquals(1, generation(session));

      calls.letTheGracePass(device.id());
      await("closed").atMost(PATIENCE).until(() -> stateAtServer(session).equals("CLOSED"));
      calls.awaitStatus(rotationId, "COMPLETED");
      assertEquals(
          List.of("KEYS_RETIRED"),
          server
              .database()
              .texts("select close_cause from session where id = ?", session.sessionId()));
      await("the device hears of it")
          .atMost(PATIENCE)
          .until(() -> session.state() == SessionState.CLOSED);
      AuditTrail.of(server.api()).holds(device.id(), "session-closed", "success");
    }
  }

  /** Sessions were told of the new keys, and looked at since. */
  private boolean looksAgain(String deviceId) {
    return server
            .database()
            .number(
                "select count(*) from device_rotation where device_id = ? and step = 'ACTIVE'"
                    + " and due_at > rekey_started_at + interval '1 second'",
                deviceId)
        == 1;
  }

  private String stateAtServer(HoneyLinkSession session) {
    return read(server.api().asAdministrator(), session.sessionId().toString()).path("state");
  }

  @Test
  void theDeviceLearnsANewMasterWithItsSessionsKeys() throws Exception {
    try (SdkDevice device = SdkDevice.paired(server);
        HoneyLinkSession session = device.openSession(udp())) {
      HoneyLinkStream telemetry = session.stream("telemetry");
      telemetry.send(new byte[10]);
      assertTrue(telemetry.awaitAcknowledged(PATIENCE));
      useMaster(device.id(), 2);
      rekey(session.sessionId()).then().statusCode(202).body("generation", equalTo(2));
      await().atMost(PATIENCE).until(() -> rekeyNumber(session) == 1);
      assertEquals(2, device.masterGeneration());
      assertEquals(2, generation(session));
      telemetry.send(new byte[10]);
      assertTrue(telemetry.awaitAcknowledged(PATIENCE));
      assertNoPacketWasRefused(session);
    }
  }

  @Test
  void twoSessionsOfADeviceChangeIndependently() throws Exception {
    try (SdkDevice device = SdkDevice.paired(server);
        HoneyLinkSession first = device.openSession(udp());
        HoneyLinkSession second = device.openSession(udp())) {
      rekey(first.sessionId()).then().statusCode(202);
      await().atMost(PATIENCE).until(() -> rekeyNumber(first) == 1);
      assertEquals(0, rekeyNumber(second));
      second.stream("telemetry").send(new byte[10]);
      assertTrue(second.stream("telemetry").awaitAcknowledged(PATIENCE));
      assertNoPacketWasRefused(second);
    }
  }

  @Test
  void onlyTheDeviceIsShownHowToFollow() {
    TestDevice device = TestDevice.register(server.api(), TestDevice.freshId());
    device.pair().then().statusCode(200);
    String id =
        device.openSession(SessionRequest.telemetryAndVideo(device.id())).path("session_id");
    rekey(UUID.fromString(id)).then().statusCode(202).body("rekey_number", equalTo(1));
    rekey(UUID.fromString(id)).then().statusCode(202).body("rekey_number", equalTo(1));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                read(server.api().as(device.token()), id)
                    .then()
                    .body("rekey.number", equalTo(1))
                    .body("rekey.generation", equalTo(1))
                    .body("rekey.server_ephemeral_key", notNullValue())
                    .body("rekey.device_master", nullValue()));
    read(server.api().asAdministrator(), id).then().body("rekey", nullValue());
  }

  @Test
  void aSessionIsRekeyedByOperatorsWhileItIsOpen() {
    TestDevice device = TestDevice.register(server.api(), TestDevice.freshId());
    device.pair().then().statusCode(200);
    String id =
        device.openSession(SessionRequest.telemetryAndVideo(device.id())).path("session_id");
    server
        .api()
        .as(device.token())
        .post("/sessions/{id}/rekey", id)
        .then()
        .statusCode(403)
        .body("error_code", equalTo("ERR_AUTHZ"));
    rekey(UUID.randomUUID()).then().statusCode(404).body("error_code", equalTo("ERR_NOT_FOUND"));
    server.api().as(device.token()).delete("/sessions/{id}", id).then().statusCode(204);
    rekey(UUID.fromString(id)).then().statusCode(422).body("error_code", equalTo("ERR_STATE"));
    assertEquals(
        0,
        server
            .database()
            .number(
                "select count(*) from session_rekey where session_id = ?", UUID.fromString(id)));
  }

  private void assertUnreliableLossIsTheLinks(
      HoneyLinkSession session, long sent, StreamSubscriber topic) {
    List<Event> heard = topic.drain();
    assertEquals(heard.size(), heard.stream().map(Event::messageNumber).distinct().count());
    AtomicInteger lost = new AtomicInteger(figure(session, "video", "packets_lost"));
    assertTrue(
        heard.size() >= sent - lost.get() - 1, // the last block may still wait for its parity
        () -> "heard " + heard.size() + " of " + sent + ", the link lost " + lost);
  }

  private void assertNoPacketWasRefused(HoneyLinkSession session) {
    for (String stream : List.of("telemetry", "video")) {
      assertEquals(0, figure(session, stream, "packets_refused"));
      assertEquals(
          0L,
          session.stream(stream)
              .stats()
              .drops()
              .getOrDefault(DropReason.NOT_AUTHENTIC, 0L)
              .longValue());
    }
  }

  private static void assertTold(Subscriber keys, int changes) {
    for (int number = 1; number <= changes; number++) {
      assertEquals("org.honeylink.session.rekey-started", nextType(keys));
      assertEquals("org.honeylink.session.rekey-confirmed", nextType(keys));
    }
  }

  private static String nextType(Subscriber subscriber) {
    return subscriber.next(PATIENCE).orElseThrow().text("type");
  }

  private Subscriber keyEvents(String deviceId) {
    return Subscriber.durable(
        server, "honeylink.key", "rekey-" + deviceId, "device_id = '" + deviceId + "'");
  }

  private Response rekey(UUID sessionId) {
    return server.api().asAdministrator().post("/sessions/{id}/rekey", sessionId);
  }

  private static Response read(RequestSpecification as, String sessionId) {
    Response answer = as.get("/sessions/{id}", sessionId);
    answer.then().statusCode(200);
    return answer;
  }

  private int figure(HoneyLinkSession session, String stream, String name) {
    return read(server.api().asAdministrator(), session.sessionId().toString())
        .path("streams.find { it.name == '" + stream + "' }.figures." + name);
  }

  private long rekeyNumber(HoneyLinkSession session) {
    return server
        .database()
        .number(
            "select rekey_number from session_secret where session_id = ?", session.sessionId());
  }

  private long generation(HoneyLinkSession session) {
    return server
        .database()
        .number("select generation from session_secret where session_id = ?", session.sessionId());
  }

  /** What a rotation does first; here by hand, so that this test is of the session alone. */
  private void useMaster(String deviceId, int generation) throws SQLException {
    server
        .database()
        .execute(
            "update device set master_generation = %d where device_id = '%s'"
                .formatted(generation, deviceId));
  }

  private InetSocketAddress udp() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.endpoints().udp());
  }
}
