package org.honeylink.tests.audit;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_event set outcome = 'SUCCESS'",
        "delete from audit_event",
        "truncate audit_event",
        "truncate audit_event cascade"
      })
  void databaseRefusesToChangeTheTrail(String statement) {
    TestDevice.register(server.api());
    List<String> before = trail();
    SQLException refused =
        assertThrows(SQLException.class, () -> server.database().execute(statement));
    assertTrue(refused.toString().contains("append-only"), refused::toString);
    assertTrue(Set.copyOf(trail()).containsAll(before), "what was there is there unchanged");
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
