package org.honeylink.tests.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
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

/** A server that is stopped and killed, so one of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestartIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.startFresh();
  }

  @AfterAll
  void close() {
    server.close();
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

  @Test
  void everythingIsThereAfterARestartButNoPasswordIsShownAgain() {
    TestDevice device = TestDevice.registerAndPair(server.api());
    String sessionId =
        device.openSession(SessionRequest.telemetryAndVideo(device.id())).path("session_id");
    String chain = server.api().asNobody().get("/pki/ca").asString();
    var audit = server.database().number("select count(*) from audit_event");
    int firstOutput = server.output().length();

    server.restart();

    assertFalse(server.output().substring(firstOutput).contains("admin /"), server.output());
    server.api().signIn("admin", server.administratorPassword()).then().statusCode(200);
    server
        .api()
        .as(device.token())
        .get("/devices/{id}", device.id())
        .then()
        .statusCode(200)
        .body("status", equalTo("PAIRED"));
    server
        .api()
        .as(device.token())
        .get("/sessions/{id}", sessionId)
        .then()
        .statusCode(200)
        .body("state", equalTo("PAIRED"))
        .body("streams.key_epoch", everyItem(equalTo(1)));
    assertEquals(chain, server.api().asNobody().get("/pki/ca").asString());
    assertTrue(server.database().number("select count(*) from audit_event") >= audit);
  }

  @Test
  void durableSubscriberGetsAfterTheRestartWhatHappenedBefore() {
    String id = TestDevice.freshId();
    String selector = "device_id = '" + id + "'";
    Subscriber.durable(server, "honeylink.device", "restart-" + id, selector).close();
    TestDevice.register(server.api(), id);
    server.restart();
    try (Subscriber subscriber =
        Subscriber.durable(server, "honeylink.device", "restart-" + id, selector)) {
      assertEquals(
          "org.honeylink.device.registered", subscriber.next(PATIENCE).orElseThrow().text("type"));
      assertTrue(subscriber.next(Duration.ofMillis(500)).isEmpty());
      subscriber.unsubscribe();
    }
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
