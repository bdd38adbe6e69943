package org.honeylink.tests.device;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;

/** Builds the body of {@code POST /sessions}. Not thread-safe. */
public final class SessionRequest {

  private final JsonObjectBuilder body;
  private final JsonArrayBuilder streams = Json.createArrayBuilder();

  private SessionRequest(String deviceId) {
    body = Json.createObjectBuilder().add("device_id", deviceId).add("protocol_version", "1.0.0");
  }

  public static SessionRequest of(String deviceId) {
    return new SessionRequest(deviceId);
  }

  /** One reliable stream {@code telemetry} and one unreliable {@code video}. */
  public static SessionRequest telemetryAndVideo(String deviceId) {
    return of(deviceId).stream("telemetry", "reliable", "normal", 100).stream(
        "video", "unreliable", "burst", 5_000);
  }

  public SessionRequest stream(String name, String mode, String priority, long bandwidthKbps) {
    streams.add(
        Json.createObjectBuilder()
            .add("name", name)
            .add("mode", mode)
            .add(
                "qos",
                Json.createObjectBuilder()
                    .add("priority", priority)
                    .add("bandwidth_kbps", bandwidthKbps)));
    return this;
  }

  public SessionRequest ttlSeconds(long seconds) {
    body.add("ttl_seconds", seconds);
    return this;
  }

  public SessionRequest ephemeralKey(AgreementKey key) {
    body.add("device_ephemeral_key", key.publicText());
    return this;
  }

  /** An encapsulation key of ML-KEM-768, base64url. */
  public SessionRequest kemKey(String key) {
    body.add("device_kem_key", key);
    return this;
  }

  public String json() {
    return body.add("streams", streams).build().toString();
  }
}
