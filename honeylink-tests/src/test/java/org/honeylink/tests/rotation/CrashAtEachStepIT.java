package org.honeylink.tests.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.List;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code kill -9} in the middle of each step of a rotation, on a server of its own: the database
 * holds the step while its transaction is open, so nothing in the product knows of the test.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashAtEachStepIT {

  private TestServer server;
  private RotationCalls calls;

  @BeforeAll
  void start() {
    server = TestServer.startFresh();
    calls = new RotationCalls(server);
  }

  @AfterAll
  void close() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "device_rotation | new.step = 'PREPARED'",
        "device_rotation | new.step = 'ACTIVE' and old.step = 'PREPARED'",
        "device          | new.master_generation <> old.master_generation",
        "device_rotation | old.rekey_started_at is null and new.rekey_started_at is not null",
        "device_rotation | new.step = 'ACKNOWLEDGED' and old.step = 'ACTIVE'",
        "device_rotation | new.step = 'RETIRED'",
        "key_rotation    | new.status = 'COMPLETED'"
      })
  void theRotationGoesOnAfterAKillWithinTheStep(String table, String condition)
      throws SQLException {
    TestDevice device = TestDevice.registerAndPair(server.api());
    String rotationId;
    try (StandstillAtStep standstill = new StandstillAtStep(server.database(), table, condition)) {
      rotationId = calls.rotate(device.id(), "manual").path("rotation_id");
      bringTo(device, condition);
      standstill.awaitStandstill();
      server.kill();
    }
    assertSound(device);
    server.startAgain();
    finish(device);
    calls.awaitStatus(rotationId, "COMPLETED");
    assertEquals(List.of("1 RETIRED", "2 ACTIVE"), calls.generations(device.id()));
    assertSound(device);
    assertEachStepWasAuditedOnce(device);
    device.openSession(SessionRequest.telemetryAndVideo(device.id())).then().statusCode(201);
  }

  /** What the steps behind the activation wait for. */
  private void bringTo(TestDevice device, String condition) throws SQLException {
    boolean later = condition.contains("RETIRED") || condition.contains("COMPLETED");
    if (later || condition.contains("ACKNOWLEDGED")) {
      calls.awaitStep(device, "ACTIVE");
      calls.acknowledge(device, 2).then().statusCode(200);
    }
    if (later) {
      calls.awaitStep(device, "ACKNOWLEDGED");
      calls.letTheGracePass(device.id());
    }
  }

  private void finish(TestDevice device) throws SQLException {
    calls.awaitStep(device, "ACTIVE", "ACKNOWLEDGED", "RETIRED");
    calls.acknowledge(device, 2).then().statusCode(200);
    calls.awaitStep(device, "ACKNOWLEDGED", "RETIRED");
    calls.letTheGracePass(device.id());
    calls.awaitStep(device, "RETIRED");
  }

  /** One generation is active, and it is the one in use. */
  private void assertSound(TestDevice device) {
    assertEquals(
        List.of(calls.generationInUse(device.id()) + " ACTIVE"),
        calls.generations(device.id()).stream().filter(each -> each.endsWith("ACTIVE")).toList());
  }

  private void assertEachStepWasAuditedOnce(TestDevice device) {
    for (String step : List.of("requested", "prepared", "activated", "acknowledged", "retired")) {
      assertEquals(
          1,
          server
              .database()
              .number(
                  "select count(*) from audit_event where target = ? and action = ?",
                  device.id(),
                  "key.rotation-" + step),
          step);
    }
  }
}
