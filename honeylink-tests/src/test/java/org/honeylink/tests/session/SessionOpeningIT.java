package org.honeylink.tests.session;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
class SessionOpeningIT {

  private final TestServer server;
  private final TestDevice device;

  SessionOpeningIT(TestServer server) {
    this.server = server;
    this.device = TestDevice.registerAndPair(server.api());
  }

  @Test
  void sessionHasItsStreamsInOrderWithTheirErrorCorrection() {
    Response opened =
        device.openSession(
            SessionRequest.telemetryAndVideo(device.id()).stream(
                "control", "reliable", "latency", 50));
    opened
        .then()
        .statusCode(201)
        .body("state", equalTo("PAIRED"))
        .body("negotiated_version", matchesPattern("1\\.\\d+\\.\\d+"))
        .body("datagram_endpoint", matchesPattern("hlst://localhost:" + server.endpoints().udp()))
        .body("streams.name", equalTo(List.of("telemetry", "video", "control")))
        .body("streams.key_epoch", equalTo(List.of(0, 0, 0)))
        .body("streams.fec.data_shards", equalTo(List.of(10, 10, 10)))
        .body("streams.fec.parity_shards", equalTo(List.of(2, 5, 1)))
        .body("streams.priority", equalTo(List.of(3, 5, 7)));
    assertEquals(7, UUID.fromString(opened.path("session_id")).version());
    assertNotEquals(
        (String) opened.path("streams[0].key_material"), opened.path("streams[1].key_material"));
    AuditTrail.of(server.api()).holds(device.id(), "session-creation", "success");
  }

  @Test
  void sessionLivesAsLongAsWasAsked() {
    Instant before = Instant.now();
    Response opened =
        device.openSession(SessionRequest.telemetryAndVideo(device.id()).ttlSeconds(43_200));
    opened.then().statusCode(201);
    Duration life = Duration.between(before, Instant.parse(opened.path("expires_at")));
    assertEquals(43_200, (double) life.toSeconds(), 10);
  }

  @Test
  void sessionIsReadWithoutItsKeys() {
    Response opened = device.openSession(SessionRequest.telemetryAndVideo(device.id()));
    String key = opened.path("streams[0].key_material");
    server
        .api()
        .as(device.token())
        .get("/sessions/{id}", (String) opened.path("session_id"))
        .then()
        .statusCode(200)
        .body("device_id", equalTo(device.id()))
        .body("streams[0].mode", equalTo("reliable"))
        .body("streams[0].qos.bandwidth_kbps", equalTo(100))
        .body("streams[0].figures.messages_delivered", equalTo(0))
        .body(not(containsString(key)));
    server
        .api()
        .asAdministrator()
        .queryParam("device_id", device.id())
        .get("/sessions")
        .then()
        .statusCode(200)
        .body("items.session_id", hasItem((String) opened.path("session_id")));
  }

  @Test
  void closedSessionKeepsNoSecretAndIsNotClosedTwice() {
    Response opened = device.openSession(SessionRequest.telemetryAndVideo(device.id()));
    String sessionId = opened.path("session_id");
    close(sessionId).then().statusCode(204);
    server
        .api()
        .as(device.token())
        .get("/sessions/{id}", sessionId)
        .then()
        .statusCode(200)
        .body("state", equalTo("CLOSED"));
    assertEquals(
        0,
        server
            .database()
            .number(
                "select count(*) from session_secret where session_id = ?",
                UUID.fromString(sessionId)));
    AuditTrail.of(server.api()).holds(device.id(), "session-closed", "success");
    Problem.of(close(sessionId), 422, "ERR_STATE").saying("CLOSED");
  }

  @Test
  void sessionOfAnotherDeviceLooksLikeNone() {
    String sessionId =
        device.openSession(SessionRequest.telemetryAndVideo(device.id())).path("session_id");
    TestDevice other = TestDevice.registerAndPair(server.api());
    Problem.of(
        server.api().as(other.token()).get("/sessions/{id}", sessionId), 404, "ERR_NOT_FOUND");
    Problem.of(
        server.api().as(other.token()).delete("/sessions/{id}", sessionId), 404, "ERR_NOT_FOUND");
  }

  private Response close(String sessionId) {
    return server.api().as(device.token()).delete("/sessions/{id}", sessionId);
  }
}
