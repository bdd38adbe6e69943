package org.honeylink.tests.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import org.honeylink.tests.device.AgreementKey;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that are not understood at all: each gets an answer that says so, none does anything. */
@ExtendWith(RunningServer.class)
class MalformedCallIT {

  private static final int MEBIBYTE = 1 << 20;

  private final TestServer server;

  MalformedCallIT(TestServer server) {
    this.server = server;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"device_id\":}",
        "[]",
        "null",
        "17",
        "\"text\"",
        "{} {}",
        "{\"a\":1,}",
        "{\"device_id\":\"A\",\"device_id\":\"B\"}"
      })
  void bodyThatIsNoJsonObjectIsRefused(String body) {
    var before = server.database().registrations();
    Problem.of(post(body), 400, "ERR_VALIDATION");
    assertEquals(before, server.database().registrations());
  }

  @Test
  void deeplyNestedBodyIsRefused() {
    Problem.of(post("[".repeat(100_000)), 400, "ERR_VALIDATION");
  }

  @Test
  void bodyOverAMebibyteIsTooLarge() {
    var before = server.database().registrations();
    String body =
        TestDevice.registration(TestDevice.freshId(), AgreementKey.generate())
            .add("metadata", "x".repeat(MEBIBYTE))
            .build()
            .toString();
    Problem.of(post(body), 413, "ERR_VALIDATION").saying("1 MiB");
    assertEquals(before, server.database().registrations());
  }

  @Test
  void bodyOfAnotherMediaTypeIsRefused() {
    Response answer =
        server.api().asAdministrator().contentType("text/plain").body("hello").post("/devices");
    Problem.of(answer, 415, "ERR_VALIDATION");
  }

  @Test
  void unknownQueryParameterIsNamed() {
    Problem.of(
            server.api().asAdministrator().queryParam("colour", "blue").get("/devices"),
            400,
            "ERR_VALIDATION")
        .at("colour")
        .saying("colour");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "501", "many"})
  void limitOutsideItsRangeIsRefused(String limit) {
    Problem.of(
            server.api().asAdministrator().queryParam("limit", limit).get("/devices"),
            400,
            "ERR_VALIDATION")
        .at("limit")
        .saying("500");
  }

  @Test
  void cursorThatWeDidNotGiveIsRefused() {
    Problem.of(
            server.api().asAdministrator().queryParam("cursor", "!!!").get("/devices"),
            400,
            "ERR_VALIDATION")
        .at("cursor");
  }

  @Test
  void sessionIdThatIsNoUuidIsNotFound() {
    Problem.of(server.api().asAdministrator().get("/sessions/{id}", "seven"), 404, "ERR_NOT_FOUND");
  }

  @Test
  void unknownPathIsNotFound() {
    server
        .api()
        .plain()
        .auth()
        .preemptive()
        .oauth2(server.api().administratorToken())
        .get("/api/v1/nowhere")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("error_code", equalTo("ERR_NOT_FOUND"))
        .body("trace_id", matchesPattern("[0-9a-f]{32}"));
  }

  @Test
  void methodThatAResourceDoesNotHaveIsRefused() {
    server
        .api()
        .plain()
        .auth()
        .preemptive()
        .oauth2(server.api().administratorToken())
        .delete("/api/v1/devices")
        .then()
        .statusCode(405)
        .contentType("application/problem+json")
        .header("Allow", containsString("POST"))
        .body("message", containsString("POST"));
  }

  @Test
  void traceOfTheCallerIsContinuedInTheRefusal() {
    Problem problem =
        Problem.of(
            server
                .api()
                .asAdministrator()
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .body("{")
                .post("/devices"),
            400,
            "ERR_VALIDATION");
    assertEquals("0af7651916cd43dd8448eb211c80319c", problem.traceId());
  }

  private Response post(String body) {
    return server.api().asAdministrator().body(body).post("/devices");
  }
}
