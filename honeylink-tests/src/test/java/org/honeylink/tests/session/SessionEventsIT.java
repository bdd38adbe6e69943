package org.honeylink.tests.session;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.event.LiveReader;
import org.honeylink.tests.event.LiveReader.Message;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions are followed as they live, and found in lists by what they are. */
@ExtendWith(RunningServer.class)
class SessionEventsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final TestServer server;
  private final TestDevice device;

  SessionEventsIT(TestServer server) {
    this.server = server;
    this.device = TestDevice.registerAndPair(server.api());
  }

  @Test
  void whoComesBackMissesNothing() {
    String last;
    String session;
    try (LiveReader reader = LiveReader.open(server, admin(), path(), null)) {
      session = open();
      Message established = reader.next(PATIENCE);
      assertEquals("established", established.name());
      assertEquals(session, established.json().getJsonObject("data").getString("session_id"));
      last = established.id();
    }
    server
        .api()
        .asAdministrator()
        .body("{\"streams\":[{\"name\":\"video\",\"priority\":1}]}")
        .patch("/sessions/{id}/qos", session)
        .then()
        .statusCode(200);
    close(session);
    try (LiveReader reader = LiveReader.open(server, admin(), path(), last)) {
      Message retuned = reader.next(PATIENCE);
      assertEquals("retuned", retuned.name());
      assertEquals(
          1,
          retuned
              .json()
              .getJsonObject("data")
              .getJsonArray("streams")
              .getJsonObject(0)
              .getJsonObject("after")
              .getInt("priority"));
      assertEquals("closed", reader.next(PATIENCE).name());
      assertFalse(reader.hasMore());
    }
  }

  @Test
  void aDeviceFollowsItsOwnSessionsAlone() {
    TestDevice other = TestDevice.registerAndPair(server.api());
    try (LiveReader reader = LiveReader.open(server, device.token(), "/sessions/events", null)) {
      other.openSession(SessionRequest.telemetryAndVideo(other.id())).then().statusCode(201);
      String session = open();
      assertEquals(
          session, reader.next(PATIENCE).json().getJsonObject("data").getString("session_id"));
    }
    Problem.of(
        server.api().as(device.token()).queryParam("device_id", other.id()).get("/sessions/events"),
        404,
        "ERR_NOT_FOUND");
    Problem.of(
            server
                .api()
                .asAdministrator()
                .queryParam("session_id", "x")
                .queryParam("device_id", "?")
                .get("/sessions/events"),
            400,
            "ERR_VALIDATION")
        .at("session_id", "device_id");
  }

  @Test
  void listsNarrowByTierAndSortByEnd() {
    String longer =
        device
            .openSession(
                SessionRequest.of(device.id()).stream("c", "reliable", "latency", 10)
                    .ttlSeconds(7_200))
            .path("session_id");
    String shorter =
        device
            .openSession(
                SessionRequest.of(device.id()).stream("d", "reliable", "normal", 10)
                    .ttlSeconds(600))
            .path("session_id");
    assertEquals(List.of(longer), listed("tier", "HIGH"));
    assertEquals(List.of(shorter), listed("tier", "MEDIUM"));
    assertEquals(List.of(), listed("tier", "LOW"));
    assertEquals(List.of(shorter, longer), listed("sort", "expires_at"));
    assertEquals(List.of(longer, shorter), listed("sort", "-expires_at"));
    assertEquals(List.of(longer, shorter), listed("sort", "created_at"));
    assertEquals(List.of(shorter, longer), listed("sort", "-created_at"));
    for (String sort : List.of("expires_at", "created_at")) {
      String next =
          server
              .api()
              .asAdministrator()
              .queryParam("device_id", device.id())
              .queryParam("sort", sort)
              .queryParam("limit", 1)
              .get("/sessions")
              .path("next");
      server
          .api()
          .asAdministrator()
          .queryParam("device_id", device.id())
          .queryParam("sort", sort)
          .queryParam("cursor", next)
          .get("/sessions")
          .then()
          .statusCode(200)
          .body("items.size()", equalTo(1));
    }
    Problem.of(
            server
                .api()
                .asAdministrator()
                .queryParam("sort", "name")
                .queryParam("tier", "high")
                .get("/sessions"),
            400,
            "ERR_VALIDATION")
        .at("sort", "tier");
  }

  private List<String> listed(String parameter, String value) {
    return server
        .api()
        .asAdministrator()
        .queryParam("device_id", device.id())
        .queryParam(parameter, value)
        .get("/sessions")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items.session_id");
  }

  private String path() {
    return "/sessions/events?device_id=" + device.id();
  }

  private String admin() {
    return server.api().administratorToken();
  }

  private String open() {
    return device.openSession(SessionRequest.telemetryAndVideo(device.id())).path("session_id");
  }

  private void close(String session) {
    server.api().as(device.token()).delete("/sessions/{id}", session).then().statusCode(204);
  }
}
