package org.honeylink.tests.leak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.honeylink.tests.device.AgreementKey;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.TestServer;
import org.honeylink.tests.wire.KeySchedule;
import org.honeylink.tests.wire.SealedMessage;

/**
 * The life of a device that knows only docs/wire-format.md, and every secret that it comes to know:
 * computed here, so that what the server has of them is a second copy.
 */
final class DeviceLife {

  private final TestServer server;
  private final TestDevice device;
  private final Map<String, byte[]> secrets = new LinkedHashMap<>();

  private DeviceLife(TestServer server) {
    this.server = server;
    this.device = TestDevice.register(server.api());
  }

  /** Registers, pairs, opens sessions, signs in, and is refused with each of its secrets. */
  static DeviceLife lived(TestServer server) {
    DeviceLife life = new DeviceLife(server);
    life.text("device token", life.device.token());
    life.text("pairing code", life.device.pairingCode());
    byte[] master = life.pair();
    life.openSession(master, AgreementKey.generate(), "first");
    life.openSession(master, life.device.key(), "second");
    life.openSession(life.rotate(), AgreementKey.generate(), "rotated");
    life.signIn();
    life.isRefused();
    return life;
  }

  /** What the server stores of the device for all to see: the search must find it. */
  byte[] publicValue() {
    return device.key().publicBytes();
  }

  Map<String, byte[]> secrets() {
    return secrets;
  }

  private void text(String name, String value) {
    secrets.put(name, value.getBytes(UTF_8));
    if (value.matches("[A-Za-z0-9_-]{43}")) {
      secrets.put(name + ", decoded", bytes(value));
    }
  }

  private byte[] pair() {
    Response paired = device.pair();
    paired.then().statusCode(200);
    byte[] master = opened(paired, "device_master.");
    secrets.put("device master", master);
    return master;
  }

  private byte[] opened(Response answer, String path) {
    return new SealedMessage(
            bytes(answer.path(path + "hpke_enc")), bytes(answer.path(path + "hpke_ciphertext")))
        .open(
            device.key(),
            "HoneyLink-v1|device-master".getBytes(UTF_8),
            device.id().getBytes(UTF_8));
  }

  /** In an emergency; live sessions are re-keyed meanwhile. */
  private byte[] rotate() {
    server
        .api()
        .asAdministrator()
        .body("{\"reason\":\"compromised\",\"requested_by\":\"leak test\"}")
        .post("/devices/{id}/keys/rotate", device.id())
        .then()
        .statusCode(202);
    await("second generation is in use")
        .atMost(Duration.ofMinutes(1))
        .until(() -> "ACTIVE".equals(generations().path("generations[0].state")));
    byte[] second = opened(generations(), "generations[0].device_master.");
    secrets.put("second device master", second);
    return second;
  }

  private Response generations() {
    return server.api().as(device.token()).get("/devices/{id}/keys", device.id());
  }

  private void openSession(byte[] master, AgreementKey ours, String which) {
    Response opened =
        device.openSession(SessionRequest.telemetryAndVideo(device.id()).ephemeralKey(ours));
    opened.then().statusCode(201);
    String sessionId = opened.path("session_id");
    byte[] shared = ours.agree(bytes(opened.path("server_ephemeral_key")));
    byte[] session = KeySchedule.session(shared, master, device.id(), sessionId);
    secrets.put("shared secret of the " + which + " session", shared);
    secrets.put("key of the " + which + " session", session);
    for (int i = 0; i < 2; i++) {
      byte[] stream =
          KeySchedule.stream(session, sessionId, opened.path("streams[" + i + "].stream_id"), 0);
      String name = "stream " + i + " of the " + which + " session";
      secrets.put("key of " + name, stream);
      for (String way : new String[] {"c2s", "s2c"}) {
        byte[] keys = KeySchedule.direction(stream, way);
        secrets.put(way + " key of " + name, Arrays.copyOf(keys, 32));
        secrets.put(way + " iv of " + name, Arrays.copyOfRange(keys, 32, 44));
      }
    }
  }

  private void signIn() {
    text("password of the administrator", server.administratorPassword());
    Response signedIn = server.api().signIn("admin", server.administratorPassword());
    text("access token", signedIn.path("access_token"));
    text("refresh token", signedIn.path("refresh_token"));
    Response renewed =
        server
            .api()
            .token(
                "grant_type",
                "refresh_token",
                "refresh_token",
                signedIn.<String>path("refresh_token"));
    text("second access token", renewed.path("access_token"));
    text("second refresh token", renewed.path("refresh_token"));
  }

  private void isRefused() {
    device.pair().then().statusCode(409);
    server.api().as(device.token() + "x").get("/devices").then().statusCode(401);
    server.api().signIn("nobody", device.token()).then().statusCode(401);
    server.api().token("grant_type", "refresh_token", "refresh_token", device.token());
  }

  private static byte[] bytes(String base64url) {
    return Base64.getUrlDecoder().decode(base64url);
  }
}
