package org.honeylink.tests.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Registrations with faults: each is named, all at once, and none leaves a trace but in the audit.
 */
@ExtendWith(RunningServer.class)
class RefusedRegistrationIT {

  private final TestServer server;

  RefusedRegistrationIT(TestServer server) {
    this.server = server;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.honeylink.tests.device.RefusedRegistration#all")
  void faultIsNamedAndNothingIsStored(RefusedRegistration refused) {
    var before = server.database().registrations();
    var body =
        refused
            .spoil()
            .apply(TestDevice.registration(TestDevice.freshId(), AgreementKey.generate()));
    Problem problem =
        Problem.of(post(body.build().toString()), 400, "ERR_VALIDATION")
            .at(refused.path())
            .saying(refused.said().toArray(String[]::new));
    assertEquals(before, server.database().registrations());
    AuditTrail.of(server.api()).holdsTrace(problem.traceId(), "refused");
  }

  @Test
  void allFaultsAreToldAtOnce() {
    String body =
        """
        {"device_id": "hl", "public_key": "AAAA", "firmware_version": "one",
         "capabilities": ["telemetry", "fly"], "colour": "yellow", "metadata": {"serial": 12}}
        """;
    Problem.of(post(body), 400, "ERR_VALIDATION")
        .at(
            "device_id",
            "public_key",
            "firmware_version",
            "capabilities[1]",
            "colour",
            "metadata.serial");
  }

  private Response post(String body) {
    return server.api().asAdministrator().body(body).post("/devices");
  }
}
