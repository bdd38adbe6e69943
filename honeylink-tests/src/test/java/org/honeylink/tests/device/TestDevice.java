package org.honeylink.tests.device;

import io.restassured.response.Response;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.honeylink.tests.api.Api;

/**
 * A registered device, as it knows itself.
 *
 * @param api the server it belongs to
 * @param id not used by any other test
 * @param key its agreement key
 * @param token its bearer token
 * @param pairingCode as answered at registration
 */
public record TestDevice(Api api, String id, AgreementKey key, String token, String pairingCode) {

  /** An id that no other test uses. */
  public static String freshId() {
    long number = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
    return "IT-" + Long.toString(number, 36).toUpperCase(Locale.ROOT);
  }

  /** A registration that nothing is wrong with. */
  public static JsonObjectBuilder registration(String id, AgreementKey key) {
    return registration(id, key, "telemetry", "control");
  }

  private static JsonObjectBuilder registration(
      String id, AgreementKey key, String... capabilities) {
    return Json.createObjectBuilder()
        .add("device_id", id)
        .add("public_key", key.publicText())
        .add("firmware_version", "1.2.0")
        .add("capabilities", Json.createArrayBuilder(List.of(capabilities)));
  }

  public static TestDevice register(Api api) {
    return register(api, freshId());
  }

  public static TestDevice register(Api api, String id) {
    AgreementKey key = AgreementKey.generate();
    return register(api, id, registration(id, key), key);
  }

  /** One that lists {@code pq}. */
  public static TestDevice registerPostQuantum(Api api) {
    String id = freshId();
    AgreementKey key = AgreementKey.generate();
    return register(api, id, registration(id, key, "telemetry", "pq"), key);
  }

  private static TestDevice register(
      Api api, String id, JsonObjectBuilder registration, AgreementKey key) {
    Response answer = api.asAdministrator().body(registration.build().toString()).post("/devices");
    answer.then().statusCode(201);
    return new TestDevice(api, id, key, answer.path("device_token"), answer.path("pairing_code"));
  }

  public static TestDevice registerAndPair(Api api) {
    TestDevice device = register(api);
    device.pair().then().statusCode(200);
    return device;
  }

  public Response pair() {
    return pair(pairingCode, CertificateRequests.ed25519(id));
  }

  public Response pair(String code, String certificateRequest) {
    JsonObject body =
        Json.createObjectBuilder()
            .add("pairing_code", code)
            .add("device_cert_csr", certificateRequest)
            .add("telemetry_topics", Json.createArrayBuilder().add("telemetry"))
            .add("policy_version", "1.0.0")
            .build();
    return api.as(token).body(body.toString()).post("/devices/{id}/pair", id);
  }

  public Response openSession(String body) {
    return api.as(token).body(body).post("/sessions");
  }

  /** Opens a session of the streams. */
  public Response openSession(SessionRequest request) {
    return openSession(request.json());
  }
}
