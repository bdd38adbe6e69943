package org.honeylink.transport.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.packet.PacketHeader;
import org.honeylink.transport.packet.PacketType;
import org.honeylink.transport.stats.StreamStats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Path MTU discovery of whole sessions. */
class MtuSearchTest {

  private static final StreamSpec PLAIN = StreamSpec.reliable(FecScheme.NONE);
  private static final StreamSpec CODED = StreamSpec.reliable(FecScheme.NORMAL);
  private static final long ID = PLAIN.connectionId();

  @ParameterizedTest
  @CsvSource({"1250, 1200", "1350, 1350", "1400, 1350", "1460, 1452", "1472, 1472"})
  void datagramsBecomeAsLargeAsThePathCarries(int path, int expected) {
    for (StreamSpec stream : new StreamSpec[] {PLAIN, CODED}) {
      Simulation simulation = new Simulation(1, Links.NEAR, stream);
      simulation.mtuBytes = path;
      transfer(simulation, 100);
      simulation.tapped.clear();
      transfer(simulation, 100);
      int bytes = expected - (stream.fec().isNone() ? 6 : 0); // parity has six bytes more in front
      assertEquals(bytes, longest(simulation, path));
    }
  }

  @Test
  void onlyPaddingEverExceedsWhatIsProven() {
    Simulation simulation = new Simulation(1, Links.NEAR, CODED);
    simulation.mtuBytes = 1_400;
    transfer(simulation, 100);
    int probes = 0;
    for (byte[] packet : simulation.tapped) {
      if (packet.length > 1_350) {
        assertEquals(PacketType.PADDING, PacketHeader.type(packet, 0));
        probes++;
      }
    }
    assertEquals(3, probes);
  }

  @Test
  void lostProbesAreNoCongestion() {
    Simulation narrow = new Simulation(1, Links.NEAR, PLAIN);
    narrow.mtuBytes = 1_400;
    transfer(narrow, 200);
    assertEquals(0, stats(narrow.device).retransmissions());
    assertTrue(
        narrow.device.connection.stats().path().congestionWindowBytes() > 100_000,
        () -> narrow.device.connection.stats().toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {1_350, 1_210})
  void blackHoleInTheMiddleLosesNothing(int after) {
    for (StreamSpec stream : new StreamSpec[] {PLAIN, CODED}) {
      for (int seed = 1; seed <= 5; seed++) {
        Simulation simulation = new Simulation(seed, Links.rough(0.02), stream);
        transfer(simulation, 50);
        simulation.in(3_000, () -> simulation.mtuBytes = after);
        transfer(simulation, 200);
        assertEquals(Endpoint.upTo(250), simulation.server.numbers(ID));
        simulation.tapped.clear();
        transfer(simulation, 50);
        assertTrue(longest(simulation, 1_472) <= after, "only what arrives is sent");
      }
    }
  }

  @Test
  void blackHoleOnAnUnreliableStreamIsNoticedToo() {
    StreamSpec stream = StreamSpec.unreliable(FecScheme.NONE);
    Simulation simulation = new Simulation(1, Links.NEAR, stream);
    simulation.deviceSends(stream.connectionId(), 4_000, 5_000, 5_000);
    simulation.run(5_000_000);
    simulation.mtuBytes = 1_350;
    simulation.run(5_000_000);
    int before = simulation.server.messages.size();
    simulation.run(5_000_000);
    int arrived = simulation.server.messages.size() - before;
    assertTrue(arrived > 990, arrived + " of 1,000");
  }

  @Test
  void idleSessionProbesThriceInTenMinutes() {
    Simulation simulation = new Simulation(1, Links.NEAR, PLAIN);
    simulation.mtuBytes = 1_400;
    transfer(simulation, 1);
    simulation.run(60_000_000);
    simulation.tapped.clear();
    simulation.run(3_600_000_000L);
    long probes =
        simulation.tapped.stream()
            .filter(packet -> PacketHeader.type(packet, 0) == PacketType.PADDING)
            .count();
    assertTrue(probes >= 15 && probes <= 18, probes + " probes in an hour");
  }

  @Test
  void searchGoesOnAfterTheKeysChanged() {
    Simulation simulation = new Simulation(1, Links.NEAR, PLAIN);
    transfer(simulation, 1);
    simulation.server.connection.rekey(ID, PLAIN.config(Role.SERVER, 1).protection(), 0);
    simulation.device.connection.rekey(
        ID, PLAIN.config(Role.DEVICE, 1).protection(), simulation.now());
    transfer(simulation, 100);
    simulation.tapped.clear();
    transfer(simulation, 100);
    assertEquals(1_466, longest(simulation, 1_472));
  }

  /** Sends messages of several datagrams and waits until all are safe. */
  private static void transfer(Simulation simulation, int messages) {
    long goal = stats(simulation.device).messagesSent() + messages;
    for (int i = 0; i < messages; i++) {
      simulation.device.connection.send(ID, Simulation.message(i, 5_000), simulation.now());
    }
    assertTrue(
        simulation.runUntil(
            () -> stats(simulation.device).messagesAcknowledged() == goal, 120_000_000),
        () -> simulation.device.connection.stats().toString());
  }

  /** Longest datagram that the link carried and that held content. */
  private static int longest(Simulation simulation, int mtuBytes) {
    return simulation.tapped.stream()
        .filter(packet -> PacketHeader.type(packet, 0) != PacketType.PADDING)
        .mapToInt(packet -> packet.length)
        .filter(bytes -> bytes <= mtuBytes)
        .max()
        .orElse(0);
  }

  private static StreamStats stats(Endpoint end) {
    return end.connection.stats().streams().getFirst();
  }
}
