package org.honeylink.tests.rotation;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import jakarta.json.Json;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.event.Subscriber;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.honeylink.tests.wire.KeySchedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
class KeyRotationIT {

  private final TestServer server;
  private final RotationCalls calls;
  private final AuditTrail trail;

  KeyRotationIT(TestServer server) {
    this.server = server;
    this.calls = new RotationCalls(server);
    this.trail = AuditTrail.of(server.api());
  }

  @Test
  void aNewDeviceHasOneGenerationThatItHasAcknowledgedByPairing() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    calls
        .keys(device)
        .then()
        .statusCode(200)
        .body("generations.generation", equalTo(List.of(1)))
        .body("generations[0].state", equalTo("ACTIVE"))
        .body("generations[0].device_master", nullValue());
    assertFalse(calls.keys(device).<String>path("generations[0].acknowledged_at").isEmpty());
  }

  @Test
  void aRotationGoesFromPreparedToRetiredAndIsHeardAndAudited() throws SQLException {
    TestDevice device = TestDevice.registerAndPair(server.api());
    try (Subscriber topic = keyTopic(device.id())) {
      Response ordered = calls.rotate(device.id(), "manual");
      ordered.then().statusCode(202).body("status", equalTo("RUNNING")).body("total", equalTo(1));
      String rotationId = ordered.path("rotation_id");
      calls.awaitStep(device, "ACTIVE");
      assertEquals(List.of("1 GRACE", "2 ACTIVE"), calls.generations(device.id()));
      assertEquals(2, calls.generationInUse(device.id()));

      assertEquals(32, RotationCalls.master(device, sealed(calls.keys(device), 0)).length);
      calls.acknowledge(device, 2).then().statusCode(200).body("state", equalTo("ACTIVE"));
      calls.acknowledge(device, 2).then().statusCode(200);
      calls.keys(device).then().body("generations[0].device_master", nullValue());
      calls.awaitStep(device, "ACKNOWLEDGED");

      calls.letTheGracePass(device.id());
      calls.awaitStep(device, "RETIRED");
      calls.awaitStatus(rotationId, "COMPLETED");
      assertEquals(List.of("1 RETIRED", "2 ACTIVE"), calls.generations(device.id()));
      calls
          .rotation(rotationId)
          .then()
          .body("progress.percent", equalTo(100))
          .body("progress.retired", equalTo(1))
          .body("progress.acknowledged", equalTo(1));
      assertHeard(topic, "requested", "prepared", "activated", "acknowledged", "retired");
      topic.unsubscribe();
    }
    List<Object> actions = trail.eventsOf(device.id()).stream().map(e -> e.get("action")).toList();
    for (String step : List.of("requested", "prepared", "activated", "acknowledged", "retired")) {
      assertEquals(
          1, actions.stream().filter(("key.rotation-" + step)::equals).count(), actions::toString);
    }
  }

  private Subscriber keyTopic(String deviceId) {
    return Subscriber.durable(
        server, "honeylink.key", "key-" + deviceId, "device_id = '" + deviceId + "'");
  }

  private static void assertHeard(Subscriber topic, String... steps) {
    List<String> heard = new ArrayList<>();
    for (int i = 0; i < steps.length; i++) {
      heard.add(topic.next(RotationCalls.PATIENCE).orElseThrow().text("type"));
    }
    assertEquals(
        Arrays.stream(steps).map(step -> "org.honeylink.key.rotation-" + step).toList(), heard);
    assertTrue(topic.next(Duration.ofMillis(300)).isEmpty());
  }

  @Test
  void aSessionOfADeviceThatHeardNothingBringsTheNewMaster() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    calls.rotate(device.id(), "manual").then().statusCode(202);
    calls.awaitStep(device, "ACTIVE");

    Response opened = device.openSession(SessionRequest.telemetryAndVideo(device.id()));
    opened.then().statusCode(201).body("master_generation", equalTo(2));
    byte[] master = RotationCalls.master(device, opened.path("device_master"));
    String sessionId = opened.path("session_id");
    byte[] shared = device.key().agree(bytes(opened.path("server_ephemeral_key")));
    byte[] session = KeySchedule.session(shared, master, device.id(), sessionId);
    assertArrayEquals(
        bytes(opened.path("streams[0].key_material")),
        KeySchedule.stream(session, sessionId, opened.path("streams[0].stream_id"), 0));

    calls.acknowledge(device, 2).then().statusCode(200);
    device
        .openSession(SessionRequest.of(device.id()).stream("more", "reliable", "normal", 10))
        .then()
        .statusCode(201)
        .body("device_master", nullValue());
  }

  @Test
  void aRotationThatRunsIsNamedAndAnEmergencyTakesOver() throws SQLException {
    TestDevice device = TestDevice.registerAndPair(server.api());
    String first = calls.rotate(device.id(), "manual").path("rotation_id");
    calls
        .rotate(device.id(), "scheduled")
        .then()
        .statusCode(409)
        .body("error_code", equalTo("ERR_CONFLICT"))
        .body("message", containsString(first))
        .body("rotation_id", equalTo(first));
    trail.holds(device.id(), "key-rotation", "refused");
    calls.awaitStep(device, "ACTIVE");

    String second = calls.rotate(device.id(), "compromised").path("rotation_id");
    calls.awaitStatus(second, "COMPLETED");
    calls.awaitStatus(first, "INCOMPLETE");
    assertEquals(List.of("1 RETIRED", "2 RETIRED", "3 ACTIVE"), calls.generations(device.id()));
    calls
        .history(device)
        .then()
        .body("items.step", equalTo(List.of("RETIRED", "SUPERSEDED")))
        .body("items[1].failure", containsString(second));
    calls
        .acknowledge(device, 2)
        .then()
        .statusCode(409)
        .body("message", containsString("Generation 2"));
  }

  @Test
  void aRehearsalNamesWhoMightNotFollowAndChangesNothing() throws SQLException {
    TestDevice well = TestDevice.registerAndPair(server.api());
    TestDevice lost = TestDevice.registerAndPair(server.api());
    server
        .database()
        .execute(
            "update device set paired_at = paired_at - interval '40 days', certificate_expires_at ="
                + " now() + interval '1 day' where device_id = '"
                + lost.id()
                + "'");
    String requestedBy = "rehearsal of " + lost.id();
    Response rehearsed =
        server
            .api()
            .asAdministrator()
            .queryParam("rehearse", "true")
            .body(
                RotationCalls.order("compromised")
                    .add("requested_by", requestedBy)
                    .add("device_ids", Json.createArrayBuilder().add(well.id()).add(lost.id()))
                    .build()
                    .toString())
            .post("/keys/rotations");
    rehearsed
        .then()
        .statusCode(200)
        .body("total", equalTo(2))
        .body("cut_off.device_id", equalTo(List.of(lost.id())))
        .body("cut_off[0].reasons", equalTo(List.of("offline", "certificate-ends")));
    assertEquals(1, calls.generationInUse(well.id()));
    assertEquals(
        0,
        server
            .database()
            .number("select count(*) from key_rotation where requested_by = ?", requestedBy));
    assertEquals(List.of("1 ACTIVE"), calls.generations(lost.id()));
    assertEquals(List.of(), calls.history(lost).path("items"));
  }

  @Test
  void aChangeOfTheEncryptionPartOfThePolicyRotates() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    putPolicy(device, "2.0.0", "CHACHA20_POLY1305");
    calls.history(device).then().body("items", equalTo(List.of()));
    putPolicy(device, "2.1.0", "CHACHA20_POLY1305", "AES_256_GCM");
    calls.awaitStep(device, "ACTIVE");
    calls.history(device).then().body("items[0].reason", equalTo("policy-change"));
  }

  private void putPolicy(TestDevice device, String version, String... ciphers) {
    var names = Json.createArrayBuilder();
    Arrays.stream(ciphers).forEach(names::add);
    server
        .api()
        .asAdministrator()
        .body(
            Json.createObjectBuilder()
                .add("policy_version", version)
                .add("encryption", Json.createObjectBuilder().add("ciphers", names))
                .build()
                .toString())
        .put("/devices/{id}/policy", device.id())
        .then()
        .statusCode(202);
  }

  @Test
  void aGenerationThatHasServedItsTimeIsRotatedByTheDailyRun() throws SQLException {
    TestDevice device = TestDevice.registerAndPair(server.api());
    server
        .database()
        .execute(
            "update device_key_generation set activated_at = now() - interval '91 days'"
                + " where device_id = '"
                + device.id()
                + "'; update key_rotation_schedule set next_run_at = now()");
    await("the daily run")
        .atMost(RotationCalls.PATIENCE)
        .until(() -> calls.generationInUse(device.id()) == 2);
    calls.history(device).then().body("items[0].reason", equalTo("scheduled"));
    assertTrue(
        server
                .database()
                .number("select count(*) from key_rotation_schedule where next_run_at > now()")
            == 1);
  }

  @Test
  void everyFaultOfAnOrderIsToldAtOnce() {
    TestDevice pending = TestDevice.register(server.api());
    server
        .api()
        .asAdministrator()
        .body("{\"reason\":\"boredom\",\"requested_by\":\"\",\"rehearse\":true}")
        .post("/devices/{id}/keys/rotate", pending.id())
        .then()
        .statusCode(400)
        .body("violations.path", hasItems("reason", "requested_by", "rehearse"));
    calls
        .rotateMany("manual", List.of(pending.id(), "NO-SUCH-DEVICE", pending.id()))
        .then()
        .statusCode(400)
        .body(
            "violations.path", equalTo(List.of("device_ids[0]", "device_ids[1]", "device_ids[2]")));
    calls
        .rotate(pending.id(), "manual")
        .then()
        .statusCode(409)
        .body("error_code", equalTo("ERR_STATE"));
    calls.rotate("NO-SUCH-DEVICE", "manual").then().statusCode(404);
    calls.rotation("nonsense").then().statusCode(404);
  }

  @Test
  void aDeviceSeesAndAcknowledgesItsOwnKeysAndOrdersNothing() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    TestDevice other = TestDevice.registerAndPair(server.api());
    server.api().as(device.token()).get("/devices/{id}/keys", other.id()).then().statusCode(404);
    server
        .api()
        .as(device.token())
        .body("{\"generation\":1}")
        .post("/devices/{id}/keys/ack", other.id())
        .then()
        .statusCode(404);
    server
        .api()
        .as(device.token())
        .body(RotationCalls.order("manual").build().toString())
        .post("/devices/{id}/keys/rotate", device.id())
        .then()
        .statusCode(403);
    server.api().as(device.token()).get("/keys/rotations").then().statusCode(403);
    calls
        .acknowledge(device, 7)
        .then()
        .statusCode(400)
        .body("violations.path", hasItem("generation"));
  }

  @Test
  void rotationsAreListedNewestFirst() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    String rotationId = calls.rotate(device.id(), "compromised").path("rotation_id");
    calls.awaitStatus(rotationId, "COMPLETED");
    Response page = server.api().asAdministrator().queryParam("limit", 500).get("/keys/rotations");
    page.then().statusCode(200).body("items.rotation_id", hasItem(rotationId));
    List<String> ids = page.path("items.rotation_id");
    assertEquals(ids.stream().sorted((a, b) -> b.compareTo(a)).toList(), ids);
  }

  private static Map<String, String> sealed(Response keys, int index) {
    Map<String, Object> master = keys.path("generations[" + index + "].device_master");
    return Map.of(
        "hpke_enc",
        String.valueOf(master.get("hpke_enc")),
        "hpke_ciphertext",
        String.valueOf(master.get("hpke_ciphertext")));
  }

  private static byte[] bytes(String base64url) {
    return Base64.getUrlDecoder().decode(base64url);
  }
}
