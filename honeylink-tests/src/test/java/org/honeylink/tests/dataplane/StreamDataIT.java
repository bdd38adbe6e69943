package org.honeylink.tests.dataplane;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.honeylink.sdk.session.HoneyLinkSession;
import org.honeylink.sdk.session.HoneyLinkStream;
import org.honeylink.sdk.session.SessionState;
import org.honeylink.tests.event.Event;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a device's stream to the topic, over good links and bad ones. */
@ExtendWith(RunningServer.class)
class StreamDataIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration BETWEEN_FRAMES = Duration.ofMillis(3);

  private final TestServer server;

  StreamDataIT(TestServer server) {
    this.server = server;
  }

  @Test
  void reliableMessagesArriveOnceAndInOrderAndThenAreAcknowledged() throws Exception {
    try (SdkDevice device = SdkDevice.paired(server);
        StreamSubscriber topic = StreamSubscriber.of(server, device.id(), "telemetry");
        HoneyLinkSession session = device.openSession(udp())) {
      HoneyLinkStream telemetry = session.stream("telemetry");
      send(telemetry, 500);
      assertTrue(telemetry.awaitAcknowledged(PATIENCE));
      assertEquals(499, telemetry.acknowledgedThrough());
      topic.assertHears(500, PATIENCE);
      topic.unsubscribe();
    }
  }

  @Test
  void everyThirdDatagramLostIsOnlySlower() throws Exception {
    AtomicInteger count = new AtomicInteger();
    try (DatagramTap tap = DatagramTap.towards(server.endpoints().udp());
        SdkDevice device = SdkDevice.paired(server);
        StreamSubscriber topic = StreamSubscriber.of(server, device.id(), "telemetry");
        HoneyLinkSession session = device.openSession(tap.address())) {
      tap.changing(datagram -> count.getAndIncrement() % 3 == 0 ? new byte[0] : datagram);
      HoneyLinkStream telemetry = session.stream("telemetry");
      send(telemetry, 300);
      assertTrue(telemetry.awaitAcknowledged(PATIENCE));
      topic.assertHears(300, PATIENCE);
      topic.unsubscribe();
    }
  }

  @Test
  void lostPacketsOfAnUnreliableStreamAreRebuiltFromParity() throws Exception {
    AtomicInteger count = new AtomicInteger();
    try (DatagramTap tap = DatagramTap.towards(server.endpoints().udp());
        SdkDevice device = SdkDevice.paired(server);
        StreamSubscriber topic = StreamSubscriber.of(server, device.id(), "video");
        HoneyLinkSession session = device.openSession(tap.address())) {
      tap.changing(datagram -> count.getAndIncrement() % 10 == 4 ? new byte[0] : datagram);
      sendPaced(session.stream("video"), 300);
      String path = "streams.find { it.name == 'video' }.figures.";
      await("lost packets are rebuilt")
          .atMost(PATIENCE)
          .until(() -> figure(session, path + "packets_rebuilt") >= 10);
      List<Event> heard = topic.drain();
      assertEquals(heard.size(), heard.stream().map(Event::messageNumber).distinct().count());
      assertEquals(0, figure(session, path + "packets_lost"));
      assertEquals(
          300 - session.stream("video").stats().messagesLate(), heard.size(), "messages heard");
      topic.unsubscribe();
    }
  }

  @Test
  void eventSaysWhereTheMessageIsFrom() throws Exception {
    try (SdkDevice device = SdkDevice.paired(server);
        StreamSubscriber topic = StreamSubscriber.of(server, device.id(), "telemetry");
        HoneyLinkSession session = device.openSession(udp())) {
      send(session.stream("telemetry"), 1);
      assertTrue(session.stream("telemetry").awaitAcknowledged(PATIENCE));
      Event event = topic.drain().getFirst();
      assertEquals("1.0", event.text("specversion"));
      assertEquals("org.honeylink.stream.data", event.text("type"));
      assertEquals(device.id() + "/telemetry", event.text("subject"));
      assertEquals("application/octet-stream", event.text("datacontenttype"));
      assertEquals(session.sessionId().toString(), event.property("session_id"));
      assertEquals("default", event.property("tenant_id"));
      assertEquals("stream-data", event.property("category"));
      assertEquals("reliable", event.property("mode"));
      topic.unsubscribe();
    }
  }

  @Test
  void firstPacketMakesTheSessionActive() throws Exception {
    try (SdkDevice device = SdkDevice.paired(server);
        HoneyLinkSession session = device.openSession(udp())) {
      send(session.stream("telemetry"), 1);
      await().atMost(PATIENCE).until(() -> session.state() == SessionState.ACTIVE);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  server
                      .api()
                      .asAdministrator()
                      .get("/sessions/{id}", session.sessionId())
                      .then()
                      .body("state", equalTo("ACTIVE")));
    }
  }

  @Test
  void overviewCountsWhatWasDelivered() throws Exception {
    int before = delivered();
    try (SdkDevice device = SdkDevice.paired(server);
        HoneyLinkSession session = device.openSession(udp())) {
      send(session.stream("telemetry"), 20);
      assertTrue(session.stream("telemetry").awaitAcknowledged(PATIENCE));
      await().atMost(PATIENCE).until(() -> delivered() >= before + 20);
    }
  }

  private int delivered() {
    return server.api().asAdministrator().get("/overview").path("messages.delivered");
  }

  private int figure(HoneyLinkSession session, String path) {
    return server
        .api()
        .asAdministrator()
        .get("/sessions/{id}", session.sessionId())
        .then()
        .statusCode(200)
        .extract()
        .path(path);
  }

  private InetSocketAddress udp() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.endpoints().udp());
  }

  /** As a camera does: one after the other, so that none grows old in the queue. */
  private static void sendPaced(HoneyLinkStream stream, int messages) throws InterruptedException {
    for (int number = 0; number < messages; number++) {
      stream.send(StreamSubscriber.text(number).getBytes(UTF_8));
      LockSupport.parkNanos(BETWEEN_FRAMES.toNanos());
    }
  }

  private static void send(HoneyLinkStream stream, int messages) throws InterruptedException {
    for (int number = 0; number < messages; number++) {
      stream.send(StreamSubscriber.text(number).getBytes(UTF_8));
    }
  }
}
