package org.honeylink.sdk.session;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.UUID;
import org.honeylink.sdk.api.Answer;
import org.honeylink.sdk.api.ApiClient;
import org.honeylink.sdk.api.Credentials;
import org.honeylink.sdk.identity.DeviceIdentity;

/** The calls of a device about its sessions. Thread-safe. */
final class SessionApi {

  private static final String PROTOCOL_VERSION = "1.0.0";

  private final ApiClient api;
  private final Credentials credentials;
  private final DeviceIdentity identity;

  SessionApi(ApiClient api, Credentials credentials, DeviceIdentity identity) {
    this.api = api;
    this.credentials = credentials;
    this.identity = identity;
  }

  Answer open(SessionRequest request, AgreementOffer offer) {
    JsonArrayBuilder streams = Json.createArrayBuilder();
    request.streams().forEach(stream -> streams.add(describe(stream)));
    JsonObjectBuilder body =
        Json.createObjectBuilder()
            .add("device_id", identity.deviceId())
            .add("protocol_version", PROTOCOL_VERSION)
            .add("device_ephemeral_key", offer.key().toString())
            .add("streams", streams)
            .add("ttl_seconds", request.timeToLive().toSeconds());
    offer.kemKey().ifPresent(key -> body.add("device_kem_key", key.toString()));
    return api.post("/sessions", credentials, body.build());
  }

  private static JsonObject describe(StreamSpec stream) {
    return Json.createObjectBuilder()
        .add("name", stream.name())
        .add("mode", stream.mode().name().toLowerCase(Locale.ROOT))
        .add(
            "qos",
            Json.createObjectBuilder()
                .add("priority", stream.priority().text())
                .add("bandwidth_kbps", stream.bandwidth().kilobitsPerSecond()))
        .build();
  }

  SessionDetail read(UUID sessionId) {
    return SessionDetail.of(api.get("/sessions/" + sessionId, credentials));
  }

  /** Saves the device's battery. */
  void suspend(UUID sessionId) {
    api.post("/sessions/" + sessionId + "/suspend", credentials, JsonObject.EMPTY_JSON_OBJECT);
  }

  void close(UUID sessionId) {
    api.delete("/sessions/" + sessionId, credentials);
  }

  /** Generations of the device's master; those that it has not acknowledged come sealed. */
  Answer keys() {
    return api.get("/devices/" + identity.deviceId() + "/keys", credentials);
  }

  /** Tells that the device has the master of a generation. */
  void acknowledgeMaster(int generation) {
    api.post(
        "/devices/" + identity.deviceId() + "/keys/ack",
        credentials,
        Json.createObjectBuilder().add("generation", generation).build());
  }
}
