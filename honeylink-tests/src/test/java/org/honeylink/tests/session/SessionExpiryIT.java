package org.honeylink.tests.session;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions whose time is up are closed within seconds, and found by an index. */
@ExtendWith(RunningServer.class)
class SessionExpiryIT {

  private static final Duration AT_MOST = Duration.ofSeconds(5);

  private final TestServer server;
  private final TestDevice device;

  SessionExpiryIT(TestServer server) {
    this.server = server;
    this.device = TestDevice.registerAndPair(server.api());
  }

  @Test
  void anExpiredSessionIsClosedAndGivesItsBandwidthBack() throws SQLException {
    String session = open();
    long before = allocated();
    change(session, "expires_at = now(), due_at = now()");
    assertClosed(session, "expired");
    assertEquals(before - 100_000, allocated());
    device
        .openSession(SessionRequest.of(device.id()).stream("all", "reliable", "normal", 100_000))
        .then()
        .statusCode(201);
    assertEquals(
        1,
        AuditTrail.of(server.api()).eventsOf(device.id()).stream()
            .filter(event -> "session.closed".equals(event.get("action")))
            .count());
  }

  @Test
  void aSessionIsNotSuspendedForLongerThanFiveMinutes() throws SQLException {
    String session = open();
    change(
        session,
        "state = 'SUSPENDED', suspend_cause = 'SILENT',"
            + " state_since = now() - interval '5 minutes', due_at = now()");
    assertClosed(session, "silent");
  }

  @Test
  void aDeviceHasThirtySecondsToShowWhoItIs() throws SQLException {
    String session = open();
    change(
        session, "state = 'PENDING', state_since = now() - interval '30 seconds', due_at = now()");
    assertClosed(session, "authentication-timed-out");
  }

  @Test
  void whatIsDueIsFoundByItsIndex() throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (Connection connection = server.database().connect();
        Statement statement = connection.createStatement()) {
      // The table is too small for an index else.
      statement.execute("set enable_seqscan = off; set enable_bitmapscan = off");
      try (ResultSet rows =
          statement.executeQuery(
              "explain select id, due_at from session where state <> 'CLOSED' and due_at <= now()"
                  + " and (due_at, id) > ('epoch', '00000000-0000-0000-0000-000000000000')"
                  + " order by due_at, id limit 50")) {
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
      }
    }
    assertTrue(plan.toString().contains("Scan using session_due on"), plan::toString);
    assertTrue(!plan.toString().contains("Sort"), plan::toString);
  }

  private String open() {
    return device
        .openSession(SessionRequest.of(device.id()).stream("all", "reliable", "normal", 100_000))
        .path("session_id");
  }

  private void change(String session, String what) throws SQLException {
    server
        .database()
        .execute(
            "update session set row_version = row_version + 1, "
                + what
                + " where id = '"
                + session
                + "'");
  }

  /** Of this device alone, so that other tests do not disturb. */
  private long allocated() {
    return server
        .database()
        .number(
            "select coalesce(sum(bandwidth_kbps), 0)::bigint from session_stream t join session s"
                + " on s.id = t.session_id where s.device_id = ? and s.state <> 'CLOSED'",
            device.id());
  }

  private void assertClosed(String session, String reason) {
    await("closed as " + reason)
        .atMost(AT_MOST)
        .untilAsserted(
            () ->
                server
                    .api()
                    .as(device.token())
                    .get("/sessions/{id}", session)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("CLOSED"))
                    .body("close_reason", equalTo(reason)));
  }
}
