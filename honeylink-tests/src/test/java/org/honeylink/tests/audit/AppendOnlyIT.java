package org.honeylink.tests.audit;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.honeylink.tests.device.AgreementKey;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningServer.class)
class AppendOnlyIT {

  private final TestServer server;

  AppendOnlyIT(TestServer server) {
    this.server = server;
  }

  /** What the triggers refuse to the owner of the tables. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_event set outcome = 'SUCCESS'",
        "delete from audit_event",
        "truncate audit_event",
        "truncate audit_event cascade",
        "truncate audit_leaf",
        "truncate audit_tile",
        "truncate audit_head",
        "truncate audit_archive",
        "truncate audit_unsequenced"
      })
  void ownerOfTheTablesIsKeptFromChangingTheTrail(String statement) {
    TestDevice.register(server.api());
    List<String> before = trail();
    SQLException refused =
        assertThrows(SQLException.class, () -> server.database().execute(statement));
    assertTrue(refused.toString().contains("append-only"), refused::toString);
    assertTrue(Set.copyOf(trail()).containsAll(before), "what was there is there unchanged");
  }

  /** The application owns nothing, so PostgreSQL itself refuses, before any trigger. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_event set outcome = 'success'",
        "delete from audit_event",
        "truncate audit_event",
        "delete from %s",
        "insert into %s select * from audit_event limit 0",
        "select * from audit_event for update",
        "alter table audit_event disable trigger all",
        "alter table audit_event disable trigger audit_event_rows",
        "drop trigger audit_event_rows on audit_event",
        "drop trigger audit_event_table on audit_event",
        "alter table audit_event add column more text",
        "alter table audit_event detach partition %s",
        "drop table %s",
        "drop table audit_event cascade",
        "create or replace function refuse_audit_change() returns trigger language plpgsql as"
            + " 'begin return old; end'",
        "drop function refuse_audit_change() cascade",
        "set session_replication_role = replica",
        "alter role honeylink_app superuser",
        "set role honeylink",
        "create table public.mine (id int)",
        "create temporary table audit_leaf (event_id uuid)",
        "update audit_leaf set leaf_index = 0",
        "delete from audit_leaf",
        "delete from audit_head",
        "update audit_tile set level = 0",
        "insert into audit_unsequenced values (gen_random_uuid())",
        "select audit_make_month('2001-01-01')",
        "delete from flyway_schema_history",
        "select audit_drop_month(current_date)"
      })
  void applicationHasNoRightToChangeTheTrail(String statement) throws SQLException {
    TestDevice.register(server.api());
    List<String> before = trail();
    try (Connection connection = server.database().connectAsApplication();
        Statement words = connection.createStatement()) {
      SQLException refused =
          assertThrows(
              SQLException.class, () -> words.execute(statement.replace("%s", currentMonth())));
      assertTrue(Set.of("42501").contains(refused.getSQLState()), refused::toString);
    }
    assertTrue(Set.copyOf(trail()).containsAll(before), "what was there is there unchanged");
  }

  @Test
  void eventWithoutLeafCannotBeTakenFromTheQueue() throws SQLException {
    try (Connection connection = server.database().connect();
        Statement words = connection.createStatement()) {
      connection.setAutoCommit(false);
      words.execute(
          "insert into audit_unsequenced values ('00000000-0000-7000-8000-000000000001')");
      SQLException refused =
          assertThrows(SQLException.class, () -> words.execute("delete from audit_unsequenced"));
      assertTrue(refused.toString().contains("no leaf"), refused::toString);
      connection.rollback();
    }
  }

  @Test
  void aTableOfTheSameNameDoesNotStandInForTheLeaves() throws SQLException {
    try (Connection connection = server.database().connect();
        Statement words = connection.createStatement()) {
      connection.setAutoCommit(false);
      words.execute(
          "insert into audit_unsequenced values ('00000000-0000-7000-8000-000000000002')");
      words.execute("create temporary table audit_leaf as select event_id from audit_unsequenced");
      SQLException refused =
          assertThrows(SQLException.class, () -> words.execute("delete from audit_unsequenced"));
      assertTrue(refused.toString().contains("no leaf"), refused::toString);
      connection.rollback();
    }
  }

  private String currentMonth() {
    return server
        .database()
        .texts("select 'audit_event_' || to_char(now() at time zone 'UTC', 'YYYY_MM')")
        .getFirst();
  }

  /** Each event whole, as text; more may come at any time, of rotations and sessions that end. */
  private List<String> trail() {
    return server.database().texts("select t::text from audit_event t");
  }

  @Test
  void eventSaysWhoDidWhatAndUnderWhichTrace() {
    String traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    String id = TestDevice.freshId();
    server
        .api()
        .asAdministrator()
        .header("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01")
        .body(TestDevice.registration(id, AgreementKey.generate()).build().toString())
        .post("/devices")
        .then()
        .statusCode(201);
    Map<String, Object> event = AuditTrail.of(server.api()).eventsOf(id).getFirst();
    assertEquals("admin", event.get("actor"));
    assertEquals("default", event.get("tenant_id"));
    assertEquals("device-registration", event.get("category"));
    assertEquals("device.registered", event.get("action"));
    assertEquals(id, event.get("target"));
    assertEquals("success", event.get("outcome"));
    assertEquals(traceId, event.get("trace_id"));
  }

  @Test
  void trailIsFilteredByCategoryAndOutcome() {
    TestDevice device = TestDevice.register(server.api());
    device.pair("AAAA-AAAA-AAAA", "x");
    server
        .api()
        .asAdministrator()
        .queryParam("device", device.id())
        .queryParam("category", "device-registration")
        .queryParam("outcome", "success")
        .get("/audit/events")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(1));
  }
}
