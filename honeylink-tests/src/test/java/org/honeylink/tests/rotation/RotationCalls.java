package org.honeylink.tests.rotation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.TestServer;
import org.honeylink.tests.wire.SealedMessage;

/** Calls about keys and rotations, and a clock that can be turned forward in the database. */
public final class RotationCalls {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TestServer server;

  public RotationCalls(TestServer server) {
    this.server = server;
  }

  public Response rotate(String deviceId, String reason) {
    return server
        .api()
        .asAdministrator()
        .body(order(reason).build().toString())
        .post("/devices/{id}/keys/rotate", deviceId);
  }

  Response rotateMany(String reason, List<String> deviceIds) {
    JsonArrayBuilder ids = Json.createArrayBuilder();
    deviceIds.forEach(ids::add);
    return server
        .api()
        .asAdministrator()
        .body(order(reason).add("device_ids", ids).build().toString())
        .post("/keys/rotations");
  }

  Response rotateAll(String reason) {
    return server
        .api()
        .asAdministrator()
        .body(order(reason).build().toString())
        .post("/keys/rotations");
  }

  static JsonObjectBuilder order(String reason) {
    return Json.createObjectBuilder().add("reason", reason).add("requested_by", "test");
  }

  Response rotation(String rotationId) {
    return server.api().asAdministrator().get("/keys/rotations/{id}", rotationId);
  }

  Response keys(TestDevice device) {
    return server.api().as(device.token()).get("/devices/{id}/keys", device.id());
  }

  Response acknowledge(TestDevice device, int generation) {
    return server
        .api()
        .as(device.token())
        .body(Json.createObjectBuilder().add("generation", generation).build().toString())
        .post("/devices/{id}/keys/ack", device.id());
  }

  Response history(TestDevice device) {
    return server.api().as(device.token()).get("/devices/{id}/keys/rotations", device.id());
  }

  /** Waits until the newest rotation of the device has come to one of the steps. */
  void awaitStep(TestDevice device, String... steps) {
    await("a step of " + List.of(steps))
        .atMost(PATIENCE)
        .until(() -> history(device).<String>path("items[0].step"), List.of(steps)::contains);
  }

  public void awaitStatus(String rotationId, String status) {
    await("the rotation is " + status)
        .atMost(PATIENCE)
        .until(() -> rotation(rotationId).path("status"), Predicate.isEqual(status));
  }

  /** Generations in the database, oldest first, as in {@code 1 GRACE}. */
  public List<String> generations(String deviceId) {
    return server
        .database()
        .texts(
            "select generation || ' ' || state from device_key_generation where device_id = ?"
                + " order by generation",
            deviceId);
  }

  public int generationInUse(String deviceId) {
    return (int)
        server
            .database()
            .number("select master_generation from device where device_id = ?", deviceId);
  }

  /** As if the device's activation were two hours ago. */
  public void letTheGracePass(String deviceId) throws SQLException {
    server
        .database()
        .execute(
            "update device_rotation set activated_at = activated_at - interval '2 hours', due_at ="
                + " now() where finished_at is null and device_id = '"
                + deviceId
                + "'");
  }

  /** The master in a {@code device_master} object of an answer. */
  static byte[] master(TestDevice device, Map<String, String> sealed) {
    return new SealedMessage(
            Base64.getUrlDecoder().decode(sealed.get("hpke_enc")),
            Base64.getUrlDecoder().decode(sealed.get("hpke_ciphertext")))
        .open(
            device.key(),
            "HoneyLink-v1|device-master".getBytes(UTF_8),
            device.id().getBytes(UTF_8));
  }
}
