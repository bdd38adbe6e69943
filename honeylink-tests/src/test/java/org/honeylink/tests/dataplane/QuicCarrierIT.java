package org.honeylink.tests.dataplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.honeylink.tests.event.Event;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions over QUIC, by a device made of quic-go. */
@ExtendWith(RunningServer.class)
class QuicCarrierIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static QuicDevice device;

  @TempDir Path directory;

  private final TestServer server;

  QuicCarrierIT(TestServer server) {
    this.server = server;
  }

  @BeforeAll
  static void build(@TempDir Path directory) {
    device = QuicDevice.build(directory);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ed25519", "EC"})
  void reliableMessagesOnAQuicStreamArriveOnceInOrderAndBecomeSafe(String algorithm) {
    PemDevice paired = PemDevice.paired(server, directory, algorithm);
    JsonObject session = paired.openSession();
    try (StreamSubscriber topic = StreamSubscriber.of(server, paired.id(), "telemetry")) {
      JsonObject telemetry = PemDevice.stream(session, "telemetry");
      JsonObject result = device.run(certified(paired).sends(telemetry, "stream", 0, 500));
      assertSafe(result, telemetry, 500);
      assertTrue(result.getInt("challenges") > 0, "the server has the new address proven");
      topic.assertHears(500, PATIENCE);
      topic.unsubscribe();
    }
  }

  @Test
  void unreliableMessagesComeInDatagramFramesAndAreAnsweredOnAStreamOfTheServer() {
    PemDevice paired = PemDevice.paired(server, directory, "Ed25519");
    JsonObject session = paired.openSession();
    try (StreamSubscriber topic = StreamSubscriber.of(server, paired.id(), "video")) {
      JsonObject video = PemDevice.stream(session, "video");
      JsonObject result = device.run(certified(paired).sends(video, "datagram", 0, 200));
      assertFalse(result.containsKey("error"), result::toString);
      List<Event> heard = topic.drain();
      assertTrue(heard.size() >= 150, () -> heard.size() + " of 200 messages came");
      topic.unsubscribe();
    }
  }

  @Test
  void sessionMayUseBothCarriersAtOnce() {
    PemDevice paired = PemDevice.paired(server, directory, "Ed25519");
    JsonObject session = paired.openSession();
    try (StreamSubscriber topic = StreamSubscriber.of(server, paired.id(), "telemetry")) {
      JsonObject telemetry = PemDevice.stream(session, "telemetry");
      JsonObject result =
          device.run(
              certified(paired)
                  .sends(telemetry, "stream", 0, 300)
                  .sends(PemDevice.stream(session, "video"), "udp", 0, 100));
      assertSafe(result, telemetry, 300);
      topic.assertHears(300, PATIENCE);
      topic.unsubscribe();
    }
  }

  @Test
  void sessionMovesFromQuicToUdpAndBackWithNothingLost() {
    PemDevice paired = PemDevice.paired(server, directory, "Ed25519");
    JsonObject telemetry = PemDevice.stream(paired.openSession(), "telemetry");
    try (StreamSubscriber topic = StreamSubscriber.of(server, paired.id(), "telemetry")) {
      int first = 0;
      for (String carrier : List.of("stream", "udp", "stream")) {
        JsonObject result = device.run(certified(paired).sends(telemetry, carrier, first, 100));
        first += 100;
        assertSafe(result, telemetry, first);
      }
      topic.assertHears(300, PATIENCE);
      topic.unsubscribe();
    }
  }

  @Test
  void withoutACertificateNobodyIsConnected() {
    JsonObject result = device.run(QuicDevice.order(server));
    assertRefused(result, "CRYPTO_ERROR");
  }

  @Test
  void certificateFromElsewhereIsRefused() {
    PemDevice paired = PemDevice.paired(server, directory, "Ed25519");
    Foreigner foreigner = Foreigner.named(paired.id(), directory);
    JsonObject result =
        device.run(QuicDevice.order(server).certificate(foreigner.certificate(), foreigner.key()));
    assertRefused(result, "does not count here");
  }

  @Test
  void revokedCertificateIsRefused() {
    PemDevice paired = PemDevice.paired(server, directory, "Ed25519");
    server
        .api()
        .asAdministrator()
        .body("{\"reason\": \"keyCompromise\"}")
        .post("/devices/{id}/certificate/revoke", paired.id())
        .then()
        .statusCode(200);
    assertRefused(device.run(certified(paired)), "does not count here");
  }

  @Test
  void otherApplicationProtocolIsRefused() {
    PemDevice paired = PemDevice.paired(server, directory, "Ed25519");
    assertRefused(device.run(certified(paired).protocol("h3")), "unsupported application protocol");
  }

  @Test
  void sessionOfAnotherDeviceIsUnknownToTheConnection() {
    PemDevice owner = PemDevice.paired(server, directory, "Ed25519");
    PemDevice thief = PemDevice.paired(server, directory, "Ed25519");
    JsonObject telemetry = PemDevice.stream(owner.openSession(), "telemetry");
    JsonObject result =
        device.run(certified(thief).sends(telemetry, "stream", 0, 5).patienceSeconds(3));
    assertTrue(result.getString("error").contains("not everything became safe"), result::toString);
    JsonObject own = device.run(certified(owner).sends(telemetry, "stream", 0, 5));
    assertSafe(own, telemetry, 5);
  }

  @Test
  void streamOfWhatIsNoRecordIsRefusedWithItsErrorCode() {
    PemDevice paired = PemDevice.paired(server, directory, "Ed25519");
    JsonObject result = device.run(certified(paired).garbage());
    assertTrue(result.getString("error").contains("error code 1"), result::toString);
  }

  private QuicDevice.Order certified(PemDevice paired) {
    return QuicDevice.order(server).certificate(paired.certificate(), paired.key());
  }

  private static void assertSafe(JsonObject result, JsonObject stream, int messages) {
    assertFalse(result.containsKey("error"), result::toString);
    assertEquals(messages, result.getJsonObject("safe").getInt(stream.getString("connection_id")));
  }

  private static void assertRefused(JsonObject result, String why) {
    assertTrue(result.getString("error", "it was not refused").contains(why), result::toString);
  }
}
