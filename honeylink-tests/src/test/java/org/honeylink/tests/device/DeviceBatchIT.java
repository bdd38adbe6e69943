package org.honeylink.tests.device;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
class DeviceBatchIT {

  private static final int MANY = 1000;

  private final TestServer server;

  DeviceBatchIT(TestServer server) {
    this.server = server;
  }

  @Test
  void thousandAreRegisteredInOrderWithTheirSecrets() {
    AgreementKey key = AgreementKey.generate();
    List<String> ids = Stream.generate(TestDevice::freshId).limit(MANY).toList();
    JsonArrayBuilder devices = Json.createArrayBuilder();
    ids.forEach(id -> devices.add(TestDevice.registration(id, key)));
    String body = body(devices);
    assertTrue(body.length() < 1 << 20, "a thousand registrations fit into a body");

    Instant before = Instant.now();
    Response answer = send(body);
    Duration taken = Duration.between(before, Instant.now());
    System.out.println(MANY + " registrations in one batch: " + taken.toMillis() + " ms");

    answer.then().statusCode(200).body("registered", equalTo(MANY)).body("refused", equalTo(0));
    assertEquals(ids, answer.jsonPath().getList("results.device.device_id"));
    assertEquals(
        2L * MANY,
        Stream.of("device_token", "pairing_code")
            .flatMap(each -> answer.jsonPath().getList("results.device." + each).stream())
            .distinct()
            .count());
    String last = ids.getLast();
    new TestDevice(
            server.api(),
            last,
            key,
            answer.path("results[999].device.device_token"),
            answer.path("results[999].device.pairing_code"))
        .pair()
        .then()
        .statusCode(200);
    AuditTrail.of(server.api()).holds(last, "device-registration", "success");
  }

  @Test
  void badOnesAreToldByThemselvesAndTheRestIsRegistered() {
    AgreementKey key = AgreementKey.generate();
    TestDevice taken = TestDevice.register(server.api());
    List<String> ids = Stream.generate(TestDevice::freshId).limit(3).toList();
    Response answer =
        send(
            body(
                Json.createArrayBuilder()
                    .add(TestDevice.registration(ids.get(0), key))
                    .add(TestDevice.registration("no id", key).add("colour", "blue"))
                    .add(TestDevice.registration(taken.id(), key))
                    .add(TestDevice.registration(ids.get(1), key))
                    .add(TestDevice.registration(ids.get(0), key))
                    .add("no object")
                    .add(TestDevice.registration(ids.get(2), key))));
    answer
        .then()
        .statusCode(200)
        .body("registered", equalTo(3))
        .body("refused", equalTo(4))
        .body("results[1].status", equalTo(400))
        .body("results[1].device", nullValue())
        .body("results[2].problem.error_code", equalTo("ERR_CONFLICT"))
        .body("results[4].status", equalTo(409))
        .body("results[4].problem.trace_id", notNullValue())
        .body("results[5].status", equalTo(400));
    assertEquals(List.of(201, 400, 409, 201, 409, 400, 201), answer.path("results.status"));
    assertEquals(
        List.of("colour", "device_id"),
        answer.jsonPath().getList("results[1].problem.violations.path").stream()
            .map(Object::toString)
            .sorted()
            .toList());
    AuditTrail.of(server.api()).holds(taken.id(), "device-registration", "refused");
  }

  @Test
  void noneAndMoreThanAThousandAreRefused() {
    Problem.of(send("{\"devices\":[]}"), 400, "ERR_VALIDATION").at("devices");
    JsonArrayBuilder many = Json.createArrayBuilder();
    IntStream.rangeClosed(0, MANY).forEach(i -> many.add(i));
    Problem.of(send(body(many)), 400, "ERR_VALIDATION").at("devices");
  }

  @Test
  void deviceMayNotRegisterOthers() {
    TestDevice device = TestDevice.register(server.api());
    Response refused =
        server.api().as(device.token()).body("{\"devices\":[]}").post("/devices/batch");
    Problem.of(refused, 403, "ERR_AUTHZ");
  }

  private Response send(String body) {
    return server.api().asAdministrator().body(body).post("/devices/batch");
  }

  private static String body(JsonArrayBuilder devices) {
    return Json.createObjectBuilder().add("devices", devices).build().toString();
  }
}
