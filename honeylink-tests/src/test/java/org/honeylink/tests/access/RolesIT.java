package org.honeylink.tests.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.honeylink.tests.api.Problem;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.device.AgreementKey;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a device may not do with its token. */
@ExtendWith(RunningServer.class)
class RolesIT {

  private final TestServer server;
  private final TestDevice device;

  RolesIT(TestServer server) {
    this.server = server;
    this.device = TestDevice.register(server.api());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/devices", "/sessions", "/audit/events", "/overview"})
  void listsAreNotForDevices(String path) {
    Problem.of(server.api().as(device.token()).get(path), 403, "ERR_AUTHZ");
  }

  @Test
  void deviceMayNotRegisterAnotherAndTheTryIsWrittenDown() {
    var before = server.database().registrations();
    String body =
        TestDevice.registration(TestDevice.freshId(), AgreementKey.generate()).build().toString();
    Problem refused =
        Problem.of(server.api().as(device.token()).body(body).post("/devices"), 403, "ERR_AUTHZ");
    assertEquals(before, server.database().registrations());
    AuditTrail.of(server.api()).holdsTrace(refused.traceId(), "refused");
  }

  @Test
  void deviceSeesItselfAndNoOther() {
    TestDevice other = TestDevice.register(server.api());
    server.api().as(device.token()).get("/devices/{id}", device.id()).then().statusCode(200);
    Problem.of(
        server.api().as(device.token()).get("/devices/{id}", other.id()), 404, "ERR_NOT_FOUND");
  }
}
