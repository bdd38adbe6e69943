package org.honeylink.tests.session;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.honeylink.sdk.session.HoneyLinkSession;
import org.honeylink.sdk.session.SessionState;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.dataplane.SdkDevice;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What another node wrote of a session, this one keeps to; the test writes it in its place. */
@ExtendWith(RunningServer.class)
class OtherNodeIT {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final TestServer server;

  OtherNodeIT(TestServer server) {
    this.server = server;
  }

  @Test
  void aLiveSessionThatAnotherNodeCallsSilentIsActiveAgain() throws Exception {
    try (SdkDevice device = SdkDevice.paired(server);
        HoneyLinkSession session = active(device)) {
      change(
          session.sessionId().toString(),
          "state = 'SUSPENDED', suspend_cause = 'SILENT', state_since = now()");
      awaitState(session.sessionId().toString(), "ACTIVE");
    }
  }

  @Test
  void aLiveSessionThatAnotherNodeDoubtsIsSaidToBeHeardAndNeverSuspended() throws Exception {
    try (SdkDevice device = SdkDevice.paired(server);
        HoneyLinkSession session = active(device)) {
      String id = session.sessionId().toString();
      change(id, "doubted_at = now()");
      await("the doubt is answered")
          .atMost(PATIENCE)
          .until(
              () ->
                  server
                          .database()
                          .number(
                              "select count(*) from session where id = cast(? as uuid) and"
                                  + " doubted_at is null",
                              id)
                      == 1);
      assertEquals(List.of(), audited(device.id(), "session.suspended"));
      awaitState(id, "ACTIVE");
    }
  }

  @Test
  void aSessionThatNobodyHearsIsSuspendedWhenNobodyAnswers() throws SQLException {
    TestDevice device = TestDevice.registerAndPair(server.api());
    String id =
        device
            .openSession(SessionRequest.of(device.id()).stream("s", "reliable", "normal", 100))
            .path("session_id");
    change(id, "state = 'ACTIVE', doubted_at = now() - interval '11 seconds'");
    awaitState(id, "SUSPENDED");
    assertEquals(1, audited(device.id(), "session.suspended").size());
  }

  @Test
  void aSessionThatWasClosedLongAgoStopsOnTheNodeThatMissedIt() throws Exception {
    try (SdkDevice device = SdkDevice.paired(server);
        HoneyLinkSession session = active(device)) {
      change(
          session.sessionId().toString(),
          "state = 'CLOSED', close_cause = 'DISCONNECTED', closed_at = now() - interval '1 hour'");
      await().atMost(PATIENCE).until(() -> session.state() == SessionState.CLOSED);
    }
  }

  private HoneyLinkSession active(SdkDevice device) {
    HoneyLinkSession session =
        device.openSession(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.endpoints().udp()));
    session.stream("telemetry").trySend(new byte[10]);
    awaitState(session.sessionId().toString(), "ACTIVE");
    return session;
  }

  private void awaitState(String session, String state) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                server
                    .api()
                    .asAdministrator()
                    .get("/sessions/{id}", session)
                    .then()
                    .body("state", equalTo(state)));
  }

  private List<Map<String, Object>> audited(String device, String action) {
    return AuditTrail.of(server.api()).eventsOf(device).stream()
        .filter(event -> action.equals(event.get("action")))
        .toList();
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
}
