package org.honeylink.tests.device;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
class DevicePolicyIT {

  private static final String POLICY =
      """
      {"policy_version": "2026.01.15", "fec_mode": "HEAVY", "power_profile": "NORMAL",
       "qos": {"normal": {"priority": 4, "latency_budget_ms": 40, "bandwidth_ceiling_mbps": 2}},
       "encryption": {"ciphers": ["CHACHA20_POLY1305"]},
       "features": {"ota_update": true, "diagnostics": false}}
      """;

  private final TestServer server;
  private final TestDevice device;

  DevicePolicyIT(TestServer server) {
    this.server = server;
    this.device = TestDevice.registerAndPair(server.api());
  }

  @Test
  void policyIsTakenAndReadBackUntilTheDeviceHasItNotApplied() {
    put(POLICY)
        .then()
        .statusCode(202)
        .body("policy_version", equalTo("2026.01.15"))
        .body("applied", equalTo(false));
    server
        .api()
        .as(device.token())
        .get("/devices/{id}/policy", device.id())
        .then()
        .statusCode(200)
        .body("policy_version", equalTo("2026.01.15"))
        .body("fec_mode", equalTo("HEAVY"))
        .body("qos.normal.priority", equalTo(4))
        .body("features.ota_update", equalTo(true));
    AuditTrail.of(server.api()).holds(device.id(), "policy-update", "success");
  }

  @Test
  void policySettlesThePriorityOfItsStreamClass() {
    put(POLICY).then().statusCode(202);
    device
        .openSession(SessionRequest.of(device.id()).stream("s", "reliable", "normal", 10))
        .then()
        .statusCode(201)
        .body("streams[0].priority", equalTo(4));
  }

  @Test
  void allFaultsOfAPolicyAreToldAndNothingChanges() {
    var before = server.database().contentsOf(device.id());
    String bad =
        """
        {"policy_version": "new", "fec_mode": "SOME", "qos": {"normal": {"priority": 8}},
         "encryption": {"ciphers": ["ROT13"]}, "colour": 1}
        """;
    Problem.of(put(bad), 400, "ERR_VALIDATION")
        .at("policy_version", "fec_mode", "qos.normal.priority", "encryption.ciphers[0]", "colour");
    assertEquals(before, server.database().contentsOf(device.id()));
    AuditTrail.of(server.api()).holds(device.id(), "policy-update", "refused");
  }

  @Test
  void policyOfAnUnknownDeviceIsNotFound() {
    Response answer =
        server
            .api()
            .asAdministrator()
            .body(POLICY)
            .put("/devices/{id}/policy", TestDevice.freshId());
    Problem.of(answer, 404, "ERR_NOT_FOUND");
  }

  @Test
  void deviceMayNotSetItsOwnPolicy() {
    Response answer =
        server.api().as(device.token()).body(POLICY).put("/devices/{id}/policy", device.id());
    Problem.of(answer, 403, "ERR_AUTHZ");
  }

  private Response put(String policy) {
    return server.api().asAdministrator().body(policy).put("/devices/{id}/policy", device.id());
  }
}
