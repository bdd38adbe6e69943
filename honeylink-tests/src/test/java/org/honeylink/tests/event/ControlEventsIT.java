package org.honeylink.tests.event;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens in the control plane is heard outside, as CloudEvents, once. */
@ExtendWith(RunningServer.class)
class ControlEventsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final TestServer server;

  ControlEventsIT(TestServer server) {
    this.server = server;
  }

  @Test
  void registrationAndPairingAreHeardOnTheDeviceTopicInOrder() {
    String id = TestDevice.freshId();
    try (Subscriber subscriber = subscribe("honeylink.device", id)) {
      TestDevice.register(server.api(), id).pair().then().statusCode(200);
      Event registered = subscriber.next(PATIENCE).orElseThrow();
      assertIsCloudEvent(registered, "org.honeylink.device.registered");
      assertEquals(id, registered.property("device_id"));
      assertEquals("default", registered.property("tenant_id"));
      assertEquals("device-registration", registered.property("category"));
      assertIsCloudEvent(subscriber.next(PATIENCE).orElseThrow(), "org.honeylink.device.paired");
      assertEquals(Optional.empty(), subscriber.next(Duration.ofMillis(300)));
      subscriber.unsubscribe();
    }
    assertOutboxHasNothingOf(id);
    assertEquals(
        2,
        server
            .database()
            .number(
                "select count(*) from event_log where device_id = ? and topic = 'honeylink.device'",
                id),
        "kept for those who come later");
  }

  @Test
  void lifeOfASessionIsHeardOnTheSessionTopic() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    try (Subscriber subscriber = subscribe("honeylink.session", device.id())) {
      String sessionId =
          device.openSession(SessionRequest.telemetryAndVideo(device.id())).path("session_id");
      server.api().as(device.token()).delete("/sessions/{id}", sessionId).then().statusCode(204);
      Event established = subscriber.next(PATIENCE).orElseThrow();
      assertIsCloudEvent(established, "org.honeylink.session.established");
      assertEquals(sessionId, established.property("session_id"));
      assertIsCloudEvent(subscriber.next(PATIENCE).orElseThrow(), "org.honeylink.session.closed");
      subscriber.unsubscribe();
    }
  }

  @Test
  void auditTrailIsHeardOnItsTopicRefusalsToo() {
    String id = TestDevice.freshId();
    TestDevice.register(server.api(), id);
    try (Subscriber subscriber =
        Subscriber.durable(
            server, "honeylink.audit", "audit-" + id, "category = 'device-pairing'")) {
      server
          .api()
          .asAdministrator()
          .body("{}")
          .post("/devices/{id}/pair", id)
          .then()
          .statusCode(400);
      Event refused =
          subscriber.nextThat(
              event -> event.json().getJsonObject("data").getString("target").equals(id), PATIENCE);
      assertIsCloudEvent(refused, "org.honeylink.audit.recorded");
      assertEquals("refused", refused.json().getJsonObject("data").getString("outcome"));
      subscriber.unsubscribe();
    }
  }

  @Test
  void durableSubscriberHearsWhatHappenedWhileItWasAway() {
    String id = TestDevice.freshId();
    subscribe("honeylink.device", id).close();
    TestDevice.register(server.api(), id);
    try (Subscriber subscriber = subscribe("honeylink.device", id)) {
      assertIsCloudEvent(
          subscriber.next(PATIENCE).orElseThrow(), "org.honeylink.device.registered");
      subscriber.unsubscribe();
    }
  }

  private Subscriber subscribe(String topic, String deviceId) {
    return Subscriber.durable(
        server, topic, "control-" + deviceId, "device_id = '" + deviceId + "'");
  }

  private void assertOutboxHasNothingOf(String deviceId) {
    await("outbox is relayed")
        .until(
            () ->
                server
                        .database()
                        .number("select count(*) from outbox_event where device_id = ?", deviceId)
                    == 0);
  }

  private static void assertIsCloudEvent(Event event, String type) {
    assertEquals("1.0", event.text("specversion"));
    assertEquals(type, event.text("type"));
    assertTrue(Instant.parse(event.text("time")).isBefore(Instant.now().plusSeconds(1)));
    assertEquals(36, event.text("id").length());
    assertTrue(!event.text("source").isEmpty(), event::toString);
  }
}
