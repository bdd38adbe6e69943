package org.honeylink.tests.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.honeylink.sdk.session.HoneyLinkSession;
import org.honeylink.sdk.session.HoneyLinkStream;
import org.honeylink.tests.dataplane.SdkDevice;
import org.honeylink.tests.dataplane.StreamSubscriber;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The server is killed while sessions change their keys: on a server of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RekeyCrashIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

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
  void everyMessageArrivesOnceWhenTheServerIsKilledAtAnyStep() throws Exception {
    try (SdkDevice device = SdkDevice.paired(server);
        HoneyLinkSession session = device.openSession(udp())) {
      StreamSubscriber.of(server, device.id(), "telemetry").close();
      HoneyLinkStream telemetry = session.stream("telemetry");
      send(telemetry, 0, 100);
      assertTrue(telemetry.awaitAcknowledged(PATIENCE));

      // Kept, and the device has heard nothing yet.
      rekey(session);
      killAndGoOn(telemetry, 100);
      await().atMost(PATIENCE).until(() -> rekeyNumber(session) == 1);

      // The device seals with the new keys; what the server knows of it is lost.
      useMaster(device.id(), 2);
      rekey(session);
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> device.masterGeneration() == 2);
      killAndGoOn(telemetry, 200);
      await().atMost(PATIENCE).until(() -> rekeyNumber(session) == 2);

      // Confirmed a moment ago.
      rekey(session);
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> rekeyNumber(session) == 3);
      killAndGoOn(telemetry, 300);

      assertEquals(0, server.database().number("select count(*) from session_rekey"));
      try (StreamSubscriber topic = StreamSubscriber.of(server, device.id(), "telemetry")) {
        topic.assertHears(400, PATIENCE);
        topic.unsubscribe();
      }
    }
  }

  private void killAndGoOn(HoneyLinkStream telemetry, int from) throws InterruptedException {
    send(telemetry, from, from + 40);
    server.kill();
    send(telemetry, from + 40, from + 60);
    server.startAgain();
    send(telemetry, from + 60, from + 100);
    assertTrue(telemetry.awaitAcknowledged(PATIENCE), "all is acknowledged in the end");
  }

  private void rekey(HoneyLinkSession session) {
    server
        .api()
        .asAdministrator()
        .post("/sessions/{id}/rekey", session.sessionId())
        .then()
        .statusCode(202);
  }

  private void useMaster(String deviceId, int generation) throws Exception {
    server
        .database()
        .execute(
            "update device set master_generation = %d where device_id = '%s'"
                .formatted(generation, deviceId));
  }

  private long rekeyNumber(HoneyLinkSession session) {
    return server
        .database()
        .number(
            "select rekey_number from session_secret where session_id = ?", session.sessionId());
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
