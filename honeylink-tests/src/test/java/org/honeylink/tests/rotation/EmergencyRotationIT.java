package org.honeylink.tests.rotation;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every device of an installation in one emergency rotation, on a server of its own, watched
 * through the API. {@code -Dhoneylink.rotation.devices=10000} is the measure of the requirement.
 * The devices are written into the database as pairing leaves them, certificates aside: to pair ten
 * thousand over HTTP would measure pairing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmergencyRotationIT {

  private static final int DEVICES = Integer.getInteger("honeylink.rotation.devices", 500);
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private TestServer server;
  private RotationCalls calls;

  @BeforeAll
  void start() throws SQLException {
    server = TestServer.startFresh();
    calls = new RotationCalls(server);
    server
        .database()
        .execute(
            "insert into device (id, row_version, tenant_id, device_id, status, status_since,"
                + " public_key, firmware_version, capabilities, metadata, token_sha256,"
                + " master_generation, telemetry_topics, registered_at, paired_at, policy_version,"
                + " certificate_expires_at) select gen_random_uuid(), 1, 'default', 'MASS-' || n,"
                + " 'PAIRED', now(), sha256(('key' || n)::bytea), '1.0.0', 'telemetry', '{}',"
                + " sha256(('token' || n)::bytea), 1, '', now(), now(), '1.0.0', now() + interval"
                + " '1 year' from generate_series(1, "
                + DEVICES
                + ") n; insert into device_key_generation (device_id, generation, state,"
                + " prepared_at, activated_at, acknowledged_at) select device_id, 1, 'ACTIVE',"
                + " now(), now(), now() from device where device_id like 'MASS-%'; analyze");
  }

  @AfterAll
  void close() {
    server.close();
  }

  @Test
  void everyDeviceIsRotatedInOneRunWithProgress() {
    Instant began = Instant.now();
    Response ordered = calls.rotateAll("compromised");
    ordered.then().statusCode(202).body("total", equalTo(DEVICES));
    String rotationId = ordered.path("rotation_id");
    List<Integer> progress = new ArrayList<>();
    await("all are rotated")
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> isOver(rotationId, progress));
    Duration took = Duration.between(began, Instant.now());

    assertEquals(progress.stream().sorted().toList(), progress, "progress does not go back");
    assertTrue(progress.stream().distinct().count() > 3, () -> "progress grows: " + progress);
    assertEverythingIsRotated(rotationId);
    await("every event has left the outbox")
        .atMost(LIMIT)
        .until(() -> server.database().eventsNotAtBroker() == 0);
    Duration told = Duration.between(began, Instant.now());
    System.out.printf(
        "%,d devices rotated in %.1f s, %.0f a second; all events at the broker after %.1f s;"
            + " progress seen: %s%n",
        DEVICES,
        took.toMillis() / 1e3,
        DEVICES * 1e3 / took.toMillis(),
        told.toMillis() / 1e3,
        progress.stream().distinct().toList());
  }

  private boolean isOver(String rotationId, List<Integer> progress) {
    Response rotation = calls.rotation(rotationId);
    progress.add(rotation.path("progress.percent"));
    return !"RUNNING".equals(rotation.path("status"));
  }

  private void assertEverythingIsRotated(String rotationId) {
    calls
        .rotation(rotationId)
        .then()
        .body("status", equalTo("COMPLETED"))
        .body("progress.prepared", equalTo(DEVICES))
        .body("progress.active", equalTo(DEVICES))
        .body("progress.retired", equalTo(DEVICES))
        .body("progress.failed", equalTo(0))
        .body("progress.percent", equalTo(100));
    assertEquals(
        DEVICES,
        server.database().number("select count(*) from device where master_generation = 2"));
    for (String step : List.of("prepared", "activated", "retired")) {
      assertEquals(
          DEVICES,
          server
              .database()
              .number("select count(*) from audit_event where action = ?", "key.rotation-" + step));
    }
    assertTrue(
        server.database().number("select count(*) from device_key_generation where state = 'GRACE'")
            == 0);
  }
}
