package org.honeylink.tests.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.honeylink.sdk.session.HoneyLinkSession;
import org.honeylink.sdk.session.HoneyLinkStream;
import org.honeylink.tests.dataplane.SdkDevice;
import org.honeylink.tests.dataplane.StreamSubscriber;
import org.honeylink.tests.device.SessionRequest;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.event.Subscriber;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is there after a stop and a start, and after a kill: on a server of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestartIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private TestServer server;
  private TestDevice device;
  private String sessionId;
  private String certificates;
  private long auditEvents;
  private int saidBefore;

  @BeforeAll
  void liveAndRestart() {
    server = TestServer.startFresh();
    String id = TestDevice.freshId();
    subscribe(id).close();
    device = TestDevice.register(server.api(), id);
    device.pair().then().statusCode(200);
    sessionId =
        device.openSession(SessionRequest.telemetryAndVideo(device.id())).path("session_id");
    certificates = certificates();
    auditEvents = auditEvents();
    saidBefore = server.output().length();
    server.restart();
  }

  @AfterAll
  void close() {
    server.close();
  }

  @Test
  void administratorSignsInAsBeforeAndNoPasswordIsShownAgain() {
    server.api().signIn("admin", server.administratorPassword()).then().statusCode(200);
    String saidSince = server.output().substring(saidBefore);
    assertFalse(saidSince.contains("admin /"), saidSince);
  }

  @Test
  void deviceIsStillPairedAndItsTokenStillGood() {
    server
        .api()
        .as(device.token())
        .get("/devices/{id}", device.id())
        .then()
        .statusCode(200)
        .body("status", equalTo("PAIRED"));
  }

  @Test
  void sessionIsStillOpenUnderFreshKeys() {
    server
        .api()
        .as(device.token())
        .get("/sessions/{id}", sessionId)
        .then()
        .statusCode(200)
        .body("state", equalTo("PAIRED"))
        .body("streams.key_epoch", everyItem(greaterThanOrEqualTo(1)));
  }

  @Test
  void certificatesAndAuditTrailAreTheSame() {
    assertEquals(certificates, certificates());
    assertTrue(auditEvents() >= auditEvents);
  }

  @Test
  void durableSubscriberGetsWhatHappenedBefore() {
    try (Subscriber subscriber = subscribe(device.id())) {
      assertEquals("org.honeylink.device.registered", nextType(subscriber));
      assertEquals("org.honeylink.device.paired", nextType(subscriber));
      assertTrue(subscriber.next(Duration.ofMillis(500)).isEmpty());
      subscriber.unsubscribe();
    }
  }

  @Test
  void reliableStreamGoesOnExactlyOnceAfterKill9() throws Exception {
    try (SdkDevice device = SdkDevice.paired(server);
        HoneyLinkSession session = device.openSession(udp())) {
      StreamSubscriber.of(server, device.id(), "telemetry").close();
      HoneyLinkStream telemetry = session.stream("telemetry");
      send(telemetry, 0, 200);
      assertTrue(telemetry.awaitAcknowledged(PATIENCE));
      send(telemetry, 200, 400);
      server.kill();
      send(telemetry, 400, 450);
      server.startAgain();
      send(telemetry, 450, 500);
      assertTrue(telemetry.awaitAcknowledged(PATIENCE), "all is acknowledged in the end");
      try (StreamSubscriber topic = StreamSubscriber.of(server, device.id(), "telemetry")) {
        topic.assertHears(500, PATIENCE);
        topic.unsubscribe();
      }
    }
  }

  private Subscriber subscribe(String deviceId) {
    return Subscriber.durable(
        server, "honeylink.device", "restart-" + deviceId, "device_id = '" + deviceId + "'");
  }

  private static String nextType(Subscriber subscriber) {
    return subscriber.next(PATIENCE).orElseThrow().text("type");
  }

  private String certificates() {
    return server.api().asNobody().get("/pki/ca").asString();
  }

  private long auditEvents() {
    return server.database().number("select count(*) from audit_event");
  }

  private InetSocketAddress udp() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.endpoints().udp());
  }

  private static void send(HoneyLinkStream stream, int from, int to) throws InterruptedException {
    for (int number = from; number < to; number++) {
      stream.send(StreamSubscriber.text(number).getBytes(UTF_8));
    }
  }
}
