package org.honeylink.tests.schema;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.ServerSettings;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server with a PostgreSQL that somebody else runs, of a release older than its own. */
class OlderPostgresIT {

  @ParameterizedTest
  @EnumSource(names = {"POSTGRES_15", "POSTGRES_16"})
  void devicePairsAndOpensASession(PostgresRelease release) throws Exception {
    try (EmbeddedPostgres postgres = release.start()) {
      SchemaUnderTest.createIn(postgres);
      try (TestServer server = TestServer.startWith(settings(postgres))) {
        TestDevice device = TestDevice.registerAndPair(server.api());
        device
            .openSession(SessionRequest.telemetryAndVideo(device.id()))
            .then()
            .statusCode(201)
            .body("state", equalTo("PAIRED"));
        List<String> actions =
            AuditTrail.of(server.api()).eventsOf(device.id()).stream()
                .map(event -> (String) event.get("action"))
                .toList();
        assertTrue(
            actions.containsAll(List.of("device.registered", "device.paired")), actions::toString);
        assertEquals(release.major(), major(postgres, device.id()));
      }
    }
  }

  private static ServerSettings settings(EmbeddedPostgres postgres) {
    return ServerSettings.of(
        Map.of(
            "honeylink.db.url",
            postgres.getJdbcUrl("honeylink", "honeylink") + "&stringtype=unspecified",
            "honeylink.db.user",
            "honeylink",
            "honeylink.db.password",
            "honeylink"));
  }

  /** Release of the database that has the device. */
  private static int major(EmbeddedPostgres postgres, String deviceId) throws Exception {
    try (Connection connection = postgres.getDatabase("honeylink", "honeylink").getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select current_setting('server_version_num')::int / 10000 from device"
                    + " where device_id = '"
                    + deviceId
                    + "'")) {
      row.next();
      return row.getInt(1);
    }
  }
}
