package org.honeylink.tests.dataplane;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.honeylink.sdk.session.HoneyLinkSession;
import org.honeylink.sdk.session.HoneyLinkStream;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Datagrams that nobody honest sends: they change nothing, and are not answered. */
@ExtendWith(RunningServer.class)
class HostileDatagramIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long SEED = 7;

  private final TestServer server;

  HostileDatagramIT(TestServer server) {
    this.server = server;
  }

  @Test
  void replayedDatagramsAreNeitherTakenNorDeliveredAgain() throws Exception {
    try (DatagramTap tap = DatagramTap.towards(server.endpoints().udp());
        SdkDevice device = SdkDevice.paired(server);
        StreamSubscriber topic = StreamSubscriber.of(server, device.id(), "telemetry");
        HoneyLinkSession session = device.openSession(tap.address())) {
      sendAndAwait(session.stream("telemetry"), 0, 50);
      List<byte[]> recorded = tap.sent();
      recorded.forEach(tap::inject);
      sendAndAwait(session.stream("telemetry"), 50, 60);
      topic.assertHears(60, PATIENCE);
      assertTrue(
          packetsReceived(session) <= tap.sent().size(),
          "a datagram is taken once, however often it comes");
      topic.unsubscribe();
    }
  }

  @Test
  void flippedBitsNeverReachTheTopic() throws Exception {
    Random random = new Random(SEED);
    try (DatagramTap tap = DatagramTap.towards(server.endpoints().udp());
        SdkDevice device = SdkDevice.paired(server);
        StreamSubscriber topic = StreamSubscriber.of(server, device.id(), "telemetry");
        HoneyLinkSession session = device.openSession(tap.address())) {
      tap.changing(datagram -> random.nextInt(4) == 0 ? flipped(datagram, random) : datagram);
      sendAndAwait(session.stream("telemetry"), 0, 200);
      topic.assertHears(200, PATIENCE);
      topic.unsubscribe();
    }
  }

  @Test
  void garbageIsNotAnsweredAndDoesNotDisturb() throws Exception {
    Random random = new Random(SEED);
    try (DatagramSocket stranger = new DatagramSocket();
        DatagramTap tap = DatagramTap.towards(server.endpoints().udp());
        SdkDevice device = SdkDevice.paired(server);
        StreamSubscriber topic = StreamSubscriber.of(server, device.id(), "telemetry");
        HoneyLinkSession session = device.openSession(tap.address())) {
      sendAndAwait(session.stream("telemetry"), 0, 10);
      byte[] genuine = tap.sent().getFirst();
      for (int i = 0; i < 2_000; i++) {
        send(stranger, garbage(random, genuine, i));
      }
      assertNoAnswer(stranger);
      sendAndAwait(session.stream("telemetry"), 10, 20);
      topic.assertHears(20, PATIENCE);
      topic.unsubscribe();
    }
  }

  /** Noise of all lengths, truncated packets, known connection ids with a foreign body. */
  private static byte[] garbage(Random random, byte[] genuine, int turn) {
    byte[] noise = new byte[random.nextInt(1_500)];
    random.nextBytes(noise);
    return switch (turn % 3) {
      case 0 -> noise;
      case 1 -> Arrays.copyOf(genuine, random.nextInt(genuine.length));
      default -> forged(genuine, noise);
    };
  }

  /** The header of a genuine packet, noise behind it. */
  private static byte[] forged(byte[] genuine, byte[] noise) {
    byte[] forged = Arrays.copyOf(genuine, Math.max(40, noise.length));
    System.arraycopy(noise, 0, forged, 17, Math.min(noise.length, forged.length - 17));
    return forged;
  }

  private void send(DatagramSocket from, byte[] datagram) throws IOException {
    from.send(
        new DatagramPacket(
            datagram, datagram.length, InetAddress.getLoopbackAddress(), server.endpoints().udp()));
  }

  private static void assertNoAnswer(DatagramSocket stranger) throws IOException {
    stranger.setSoTimeout(500);
    DatagramPacket answer = new DatagramPacket(new byte[2_000], 2_000);
    assertThrows(SocketTimeoutException.class, () -> stranger.receive(answer));
  }

  private static byte[] flipped(byte[] datagram, Random random) {
    int bit = random.nextInt(datagram.length * Byte.SIZE);
    datagram[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
    return datagram;
  }

  private int packetsReceived(HoneyLinkSession session) {
    return server
        .api()
        .asAdministrator()
        .get("/sessions/{id}", session.sessionId())
        .path("streams[0].figures.packets_received");
  }

  private static void sendAndAwait(HoneyLinkStream stream, int from, int to)
      throws InterruptedException {
    for (int number = from; number < to; number++) {
      assertEquals(number, stream.send(StreamSubscriber.text(number).getBytes(UTF_8)));
    }
    assertTrue(stream.awaitAcknowledged(PATIENCE));
  }
}
