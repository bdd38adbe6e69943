package org.honeylink.tests.device;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
class DeviceRegistrationIT {

  private final TestServer server;
  private final AuditTrail trail;

  DeviceRegistrationIT(TestServer server) {
    this.server = server;
    this.trail = AuditTrail.of(server.api());
  }

  @Test
  void registeredDeviceGetsItsTokenAndItsCodeOnce() {
    String id = TestDevice.freshId();
    Response answer = register(id);
    answer
        .then()
        .statusCode(201)
        .body("device_id", equalTo(id))
        .body("device_token", matchesPattern("[A-Za-z0-9_-]{43}"))
        .body("pairing_code", matchesPattern("[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}"));
    Instant registered = Instant.parse(answer.path("registered_at"));
    Instant expires = Instant.parse(answer.path("expires_at"));
    assertEquals(10, Duration.between(registered, expires).toMinutes());
    trail.holds(id, "device-registration", "success");

    server
        .api()
        .asAdministrator()
        .get("/devices/{id}", id)
        .then()
        .statusCode(200)
        .body("status", equalTo("PENDING"))
        .body("$", not(hasKey("device_token")))
        .body("$", not(hasKey("pairing_code")));
  }

  @Test
  void registeredDeviceIsListedUnderItsStatus() {
    String id = TestDevice.freshId();
    register(id).then().statusCode(201);
    server
        .api()
        .asAdministrator()
        .queryParam("status", "PENDING")
        .queryParam("limit", 500)
        .get("/devices")
        .then()
        .statusCode(200)
        .body("items.device_id", hasItem(id));
  }

  @Test
  void listGoesOnAtItsCursor() {
    for (int i = 0; i < 3; i++) {
      register(TestDevice.freshId()).then().statusCode(201);
    }
    Response first = page("");
    String firstId = first.path("items[0].device_id");
    Response second = page(first.path("next"));
    second.then().body("items.device_id", not(hasItem(firstId)));
  }

  @Test
  void sameIdASecondTimeIsAConflictAndChangesNothing() {
    TestDevice device = TestDevice.register(server.api());
    var before = server.database().contentsOf(device.id());
    var registrations = server.database().registrations();
    Problem.of(register(device.id()), 409, "ERR_CONFLICT").saying(device.id());
    assertEquals(before, server.database().contentsOf(device.id()));
    assertEquals(registrations, server.database().registrations());
    trail.holds(device.id(), "device-registration", "refused");
  }

  @Test
  void unknownDeviceIsNotFound() {
    String id = TestDevice.freshId();
    Problem.of(server.api().asAdministrator().get("/devices/{id}", id), 404, "ERR_NOT_FOUND")
        .saying(id);
  }

  private Response register(String id) {
    return server
        .api()
        .asAdministrator()
        .body(TestDevice.registration(id, AgreementKey.generate()).build().toString())
        .post("/devices");
  }

  private Response page(String cursor) {
    var request = server.api().asAdministrator().queryParam("limit", 1);
    Response answer =
        (cursor.isEmpty() ? request : request.queryParam("cursor", cursor)).get("/devices");
    answer.then().statusCode(200).body("items.size()", equalTo(1));
    return answer;
  }
}
