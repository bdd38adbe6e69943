package org.honeylink.launcher.relay;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.honeylink.transport.impairment.Cut;
import org.honeylink.transport.impairment.Damage;
import org.honeylink.transport.impairment.Delay;
import org.honeylink.transport.impairment.Impairment;
import org.honeylink.transport.impairment.Loss;
import org.honeylink.transport.impairment.Rate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real sockets on loopback; a datagram's content is its number. */
class ImpairmentRelayTest {

  private static final int PATIENCE_MILLIS = 10_000;

  private DatagramSocket server;
  private DatagramSocket client;

  @BeforeEach
  void openSockets() throws IOException {
    server = socket();
    client = socket();
  }

  @AfterEach
  void closeSockets() {
    server.close();
    client.close();
  }

  @Test
  void aPerfectLinkCarriesBothWaysInOrder() throws IOException {
    try (var relay = start(Impairment.NONE)) {
      send(client, relay.address(), 0, 50);
      List<Integer> arrived = new ArrayList<>();
      InetSocketAddress replyTo = receive(server, arrived, 50);
      assertEquals(numbers(50), arrived);
      send(server, replyTo, 100, 3);
      List<Integer> answers = new ArrayList<>();
      receive(client, answers, 3);
      assertEquals(List.of(100, 101, 102), answers);
      // The relay counts what it has sent, so a receiver may be faster than the figures.
      await()
          .untilAsserted(
              () -> {
                assertEquals(
                    new RelayFigures(50, 0, 0, 0, 0, 0, 0, 50, 0), relay.figures(Direction.UP));
                assertEquals(
                    new RelayFigures(3, 0, 0, 0, 0, 0, 0, 3, 0), relay.figures(Direction.DOWN));
              });
    }
  }

  @Test
  void lossIsCountedAndTheSameForTheSameSeed() throws IOException {
    Impairment lossy = Impairment.NONE.seed(7).with(Loss.independent(0.2));
    List<Integer> first = arrivals(lossy, 300);
    assertTrue(first.size() > 200 && first.size() < 280, "arrived: " + first.size());
    assertEquals(first, arrivals(lossy, 300));
  }

  @Test
  void aHeldBackDatagramIsOvertakenAndNotLost() throws IOException {
    Impairment reordering =
        Impairment.NONE
            .seed(1)
            .with(new Delay(Duration.ZERO, Duration.ZERO, 0.1, Duration.ofMillis(40)));
    List<Integer> arrived = arrivals(reordering, 100);
    assertNotEquals(numbers(100), arrived);
    assertEquals(numbers(100), arrived.stream().sorted().toList());
  }

  @Test
  void aRepeatedDatagramArrivesTwice() throws IOException {
    Impairment repeating = Impairment.NONE.with(new Damage(1, 0));
    assertEquals(List.of(0, 0, 1, 1), arrivals(repeating, 2));
  }

  @Test
  void aDamagedDatagramArrivesWithAWrongBit() throws IOException {
    List<Integer> arrived = arrivals(Impairment.NONE.with(new Damage(0, 1)), 1);
    assertEquals(1, Integer.bitCount(arrived.getFirst()));
  }

  @Test
  void aCutLinkAndAFullQueueDropAndAreCounted() throws IOException {
    var always = new Cut(Duration.ofDays(1), Duration.ofDays(1));
    try (var relay = start(Impairment.NONE.with(always))) {
      send(client, relay.address(), 0, 5);
      await().until(() -> relay.figures(Direction.UP).cut() == 5);
    }
    try (var relay = start(Impairment.NONE.with(new Rate(8, 2)))) { // a byte each second
      send(client, relay.address(), 0, 5);
      await().until(() -> relay.figures(Direction.UP).queueFull() == 3);
    }
  }

  @Test
  void delayIsKept() throws IOException {
    Impairment slow = Impairment.NONE.with(Delay.of(Duration.ofMillis(50), Duration.ZERO));
    try (var relay = start(slow)) {
      long sentNanos = System.nanoTime();
      send(client, relay.address(), 0, 1);
      server.receive(new DatagramPacket(new byte[4], 4));
      assertTrue(System.nanoTime() - sentNanos >= Duration.ofMillis(50).toNanos());
    }
  }

  @Test
  void eachDirectionHasFiguresOfItsOwn() throws IOException {
    Impairment everythingTwice = Impairment.NONE.with(new Damage(1, 0));
    try (var relay = start(new LinkImpairments(Impairment.NONE, everythingTwice))) {
      send(client, relay.address(), 3, 1);
      List<Integer> arrived = new ArrayList<>();
      InetSocketAddress replyTo = receive(server, arrived, 1);
      send(server, replyTo, 9, 1);
      receive(client, arrived, 2);
      assertEquals(List.of(3, 9, 9), arrived);
    }
  }

  @Test
  void theServerSeesEachClientAtAnAddressOfItsOwn() throws IOException {
    try (var relay = start(Impairment.NONE);
        var other = socket()) {
      send(client, relay.address(), 1, 1);
      InetSocketAddress first = receive(server, new ArrayList<>(), 1);
      send(other, relay.address(), 2, 1);
      InetSocketAddress second = receive(server, new ArrayList<>(), 1);
      assertNotEquals(first, second);
      send(server, first, 10, 1);
      List<Integer> answers = new ArrayList<>();
      receive(client, answers, 1);
      assertEquals(List.of(10), answers);
    }
  }

  @Test
  void aStoppedServerDoesNotStopTheRelay() throws IOException {
    try (var relay = start(Impairment.NONE)) {
      var server = (InetSocketAddress) this.server.getLocalSocketAddress();
      this.server.close();
      send(client, relay.address(), 0, 5);
      await().until(() -> handled(relay.figures(Direction.UP)) >= 5);
      this.server = new DatagramSocket(server);
      this.server.setSoTimeout(PATIENCE_MILLIS);
      send(client, relay.address(), 77, 1);
      List<Integer> arrived = new ArrayList<>();
      do { // one of the first five may have been on its way still
        receive(this.server, arrived, 1);
      } while (arrived.getLast() != 77);
    }
  }

  @Test
  void anEmptyDatagramHasNothingToDamageAndDoesNotStopTheRelay() throws IOException {
    try (var relay = start(Impairment.NONE.with(new Damage(0, 1)))) {
      client.send(new DatagramPacket(new byte[0], 0, relay.address()));
      send(client, relay.address(), 0, 1);
      receive(server, new ArrayList<>(), 1);
      assertEquals(1, relay.figures(Direction.UP).damaged());
      assertEquals(Optional.empty(), relay.failure());
    }
  }

  @Test
  void aServerThatNoSocketReachesIsCountedAndDoesNotStopTheRelay() throws IOException {
    var nobody = new InetSocketAddress("255.255.255.255", 9); // needs SO_BROADCAST
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (var relay =
        ImpairmentRelay.start(loopback, nobody, LinkImpairments.alike(Impairment.NONE))) {
      send(client, relay.address(), 0, 3);
      await().until(() -> relay.figures(Direction.UP).failed() == 3);
      assertEquals(Optional.empty(), relay.failure());
    }
  }

  @ParameterizedTest
  @CsvSource({"1, PT1H", "100, PT0S"})
  void aNewClientTakesThePlaceOfTheOneThatIsIdleForLongest(int places, Duration idle)
      throws IOException {
    try (var relay =
            ImpairmentRelay.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                (InetSocketAddress) server.getLocalSocketAddress(),
                LinkImpairments.alike(Impairment.NONE),
                new ImpairmentRelay.Places(places, idle));
        var other = socket()) {
      List<Integer> arrived = new ArrayList<>();
      send(client, relay.address(), 1, 1);
      InetSocketAddress first = receive(server, arrived, 1);
      send(client, relay.address(), 2, 1);
      assertEquals(first, receive(server, arrived, 1));
      send(other, relay.address(), 3, 1);
      assertNotEquals(first, receive(server, arrived, 1));
      send(client, relay.address(), 4, 1);
      assertNotEquals(first, receive(server, arrived, 1));
      assertEquals(List.of(1, 2, 3, 4), arrived);
    }
  }

  private List<Integer> arrivals(Impairment impairment, int count) throws IOException {
    try (var relay = start(impairment)) {
      send(client, relay.address(), 0, count);
      await().until(() -> relay.figures(Direction.UP).received() == count);
      RelayFigures figures = relay.figures(Direction.UP);
      int expected = Math.toIntExact(count - figures.dropped() + figures.duplicated());
      List<Integer> arrived = new ArrayList<>();
      receive(server, arrived, expected);
      await().until(() -> relay.figures(Direction.UP).forwarded() == expected);
      return arrived;
    }
  }

  private static long handled(RelayFigures figures) {
    return figures.forwarded() + figures.failed();
  }

  private ImpairmentRelay start(Impairment impairment) throws IOException {
    return start(LinkImpairments.alike(impairment));
  }

  private ImpairmentRelay start(LinkImpairments impairments) throws IOException {
    return ImpairmentRelay.start(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        (InetSocketAddress) server.getLocalSocketAddress(),
        impairments);
  }

  private static DatagramSocket socket() throws IOException {
    var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    socket.setReceiveBufferSize(1 << 20);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static void send(DatagramSocket from, InetSocketAddress to, int first, int count)
      throws IOException {
    for (int number = first; number < first + count; number++) {
      from.send(new DatagramPacket(new byte[] {(byte) (number >> 8), (byte) number}, 2, to));
    }
  }

  /** Receives so many; answers where the last one came from. */
  private static InetSocketAddress receive(DatagramSocket socket, List<Integer> numbers, int count)
      throws IOException {
    var packet = new DatagramPacket(new byte[2], 2);
    for (int i = 0; i < count; i++) {
      socket.receive(packet);
      numbers.add(((packet.getData()[0] & 0xFF) << 8) | (packet.getData()[1] & 0xFF));
    }
    return (InetSocketAddress) packet.getSocketAddress();
  }

  private static List<Integer> numbers(int count) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(i);
    }
    return numbers;
  }
}
