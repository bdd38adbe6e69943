package org.honeylink.sdk.server;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.honeylink.crypto.signature.Ed25519KeyPair;

/** Policies with real signatures. */
public final class FakePolicies {

  private final Queue<JsonObject> answers = new ConcurrentLinkedQueue<>();
  private volatile Ed25519KeyPair key = Ed25519KeyPair.generate();
  private volatile String forDevice = "HL-EDGE-0001";
  private volatile long serial = 1;
  private volatile String version = "1.0.0";
  private volatile String state = "PENDING";

  /** The policy in force from now on, not answered to. */
  public void put(long itsSerial, String itsVersion) {
    serial = itsSerial;
    version = itsVersion;
    state = "PENDING";
  }

  /** From now on another key signs. */
  public void changeKey() {
    key = Ed25519KeyPair.generate();
  }

  /** From now on bundles are for this device. */
  public void signFor(String deviceId) {
    forDevice = deviceId;
  }

  /** What devices answered. */
  public List<JsonObject> answers() {
    return List.copyOf(answers);
  }

  FakeAnswer answer(String call, JsonObject body) {
    if (call.endsWith("/ack")) {
      answers.add(body);
      state = body.getBoolean("accepted") ? "ACKNOWLEDGED" : "REFUSED";
      return FakeAnswer.ok(200, body);
    }
    return FakeAnswer.ok(
        200,
        Json.createObjectBuilder()
            .add("policy_version", version)
            .add("serial", serial)
            .add("state", state)
            .add("applied", false)
            .add(
                "policy_bundle",
                Json.createObjectBuilder()
                    .add("version", version)
                    .add("sha512", "")
                    .add("signed_payload", signed())
                    .add("signing_key", base64(key.publicKey().bytes())))
            .build());
  }

  private String signed() {
    String header = "{\"alg\":\"EdDSA\",\"kid\":\"x\",\"typ\":\"honeylink-policy+jws\"}";
    String payload =
        "{\"device_id\":\"%s\",\"issued_at\":\"2026-01-15T12:00:00Z\",\"policy\":{\"policy_version\":\"%s\"},\"serial\":%d}"
            .formatted(forDevice, version, serial);
    String text = base64(utf8(header)) + "." + base64(utf8(payload));
    return text + "." + base64(key.sign(utf8(text)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
