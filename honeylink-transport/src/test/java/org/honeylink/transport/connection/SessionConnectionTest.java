package org.honeylink.transport.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.packet.DropReason;
import org.honeylink.transport.spi.DatagramBatch;
import org.honeylink.transport.stats.StreamStats;
import org.junit.jupiter.api.Test;

class SessionConnectionTest {

  private static final StreamSpec RELIABLE = StreamSpec.reliable(FecScheme.NORMAL);
  private static final StreamSpec UNRELIABLE = StreamSpec.unreliable(FecScheme.NORMAL);

  @Test
  void messagesUpTo256KibibytesArriveWhole() {
    Simulation simulation = new Simulation(1, Links.rough(0.02), RELIABLE);
    long id = RELIABLE.connectionId();
    List<Integer> sizes = List.of(0, 1, 1_289, 1_290, 1_291, 2_580, 100_000, 262_144);
    for (int i = 0; i < sizes.size(); i++) {
      assertEquals(
          SendOutcome.ACCEPTED,
          simulation.device.connection.send(
              id, Simulation.message(i, sizes.get(i)), simulation.now()));
    }
    assertEquals(
        SendOutcome.TOO_LARGE,
        simulation.device.connection.send(id, new byte[262_145], simulation.now()));
    assertTrue(
        simulation.runUntil(() -> simulation.server.messages.size() == sizes.size(), 120_000_000));
    for (int i = 0; i < sizes.size(); i++) {
      assertEquals(sizes.get(i), simulation.server.messages.get(i).payload().length);
    }
  }

  @Test
  void bothEndsSendOnEveryStream() {
    Simulation simulation = new Simulation(1, Links.rough(0.03), RELIABLE, UNRELIABLE);
    for (int i = 0; i < 200; i++) {
      byte[] message = Simulation.message(i, 300);
      simulation.in(
          i * 5_000L,
          () -> {
            for (StreamSpec stream : List.of(RELIABLE, UNRELIABLE)) {
              simulation.device.connection.send(stream.connectionId(), message, simulation.now());
              simulation.server.connection.send(stream.connectionId(), message, simulation.now());
            }
          });
    }
    simulation.run(10_000_000);
    for (Endpoint end : List.of(simulation.device, simulation.server)) {
      assertEquals(Endpoint.upTo(200), end.numbers(RELIABLE.connectionId()));
      int came = end.numbers(UNRELIABLE.connectionId()).size();
      assertTrue(came > 190, () -> came + " came");
    }
  }

  @Test
  void queueSignalsBackpressureThenRefusesThenBecomesWritable() {
    Simulation simulation = new Simulation(1, Links.NEAR, RELIABLE);
    SessionConnection device = simulation.device.connection;
    long id = RELIABLE.connectionId();
    for (int i = 0; i < 8_999; i++) {
      assertEquals(SendOutcome.ACCEPTED, device.send(id, new byte[10], simulation.now()));
    }
    for (int i = 0; i < 1_001; i++) {
      assertEquals(SendOutcome.BACKPRESSURE, device.send(id, new byte[10], simulation.now()));
    }
    assertEquals(SendOutcome.FULL, device.send(id, new byte[10], simulation.now()));
    assertEquals(1, stats(simulation.device).messagesRefused());
    simulation.runUntil(() -> simulation.device.writable > 0, 60_000_000);
    assertEquals(1, simulation.device.writable);
    assertEquals(SendOutcome.ACCEPTED, device.send(id, new byte[10], simulation.now()));
  }

  @Test
  void peerThatDoesNotCommitHoldsTheSenderAtItsWindow() {
    Simulation simulation = new Simulation(1, Links.NEAR, RELIABLE);
    simulation.server.commits = false;
    simulation.deviceSends(RELIABLE.connectionId(), 5_000, 1_000, 0);
    simulation.run(20_000_000);
    long delivered = stats(simulation.server).messagesDelivered();
    assertTrue(delivered > 900 && delivered * 1_000 < 1_048_576, delivered + " delivered");
    assertTrue(
        stats(simulation.device).packetsSent() < 2_000,
        () -> "the sender asks now and then: " + stats(simulation.device));

    simulation.server.commits = true;
    simulation.server.connection.committed(RELIABLE.connectionId(), delivered - 1);
    assertTrue(
        simulation.runUntil(
            () -> stats(simulation.device).messagesAcknowledged() == 5_000, 60_000_000));
  }

  @Test
  void streamStaysInsideItsAllocation() {
    StreamSpec slow = new StreamSpec(1, StreamMode.RELIABLE, FecScheme.NONE, 800_000);
    Simulation simulation = new Simulation(1, Links.NEAR, slow);
    simulation.deviceSends(1, 3_000, 1_000, 0);
    simulation.run(10_000_000);
    long bytes = stats(simulation.device).bytesSent();
    // 100 kB/s for 10 s, the burst at the beginning, and a few packets beside the data.
    assertTrue(bytes > 990_000 && bytes < 1_010_000, bytes + " bytes");
  }

  @Test
  void closeTellsThePeer() {
    Simulation simulation = new Simulation(1, Links.loss(0.2), RELIABLE);
    simulation.run(1_000_000);
    simulation.device.connection.close(CloseReason.DONE, simulation.now());
    assertTrue(simulation.device.connection.isClosed());
    simulation.run(1_000_000);
    assertEquals(List.of(CloseReason.DONE), simulation.device.closes);
    assertEquals(List.of(CloseReason.DONE), simulation.server.closes);
    assertEquals(
        SendOutcome.CLOSED,
        simulation.server.connection.send(RELIABLE.connectionId(), new byte[1], 0));
    byte[] late = simulation.tapped.getFirst();
    simulation.inject(late, simulation.device.address);
    assertTrue(simulation.server.connection.stats().drops().containsKey(DropReason.CLOSED));
  }

  @Test
  void silentSessionEnds() {
    Simulation simulation = new Simulation(1, Links.NEAR, RELIABLE);
    simulation.run(1_000_000);
    simulation.cut = true;
    simulation.run(310_000_000);
    assertEquals(List.of(CloseReason.IDLE_TIMEOUT), simulation.device.closes);
    assertEquals(List.of(CloseReason.IDLE_TIMEOUT), simulation.server.closes);
  }

  @Test
  void idleSessionIsKeptAlive() {
    Simulation simulation = new Simulation(1, Links.loss(0.1), RELIABLE);
    simulation.run(3_600_000_000L);
    assertFalse(simulation.device.connection.isClosed());
    assertFalse(simulation.server.connection.isClosed());
    assertTrue(simulation.datagramsSent < 10_000, () -> simulation.datagramsSent + " sent");
  }

  @Test
  void linkThatWasAwayForSecondsCarriesOn() {
    Simulation simulation = new Simulation(1, Links.loss(0.02), RELIABLE);
    simulation.deviceSends(RELIABLE.connectionId(), 500, 500, 10_000);
    simulation.in(1_000_000, () -> simulation.cut = true);
    simulation.in(6_000_000, () -> simulation.cut = false);
    assertTrue(
        simulation.runUntil(
            () -> stats(simulation.device).messagesAcknowledged() == 500, 15_000_000));
    assertEquals(Endpoint.upTo(500), simulation.server.numbers(RELIABLE.connectionId()));
  }

  @Test
  void sameSeedGivesTheSameRun() {
    assertEquals(figuresOf(5), figuresOf(5));
  }

  @Test
  void batchWithTooLittleRoomIsRefused() {
    Simulation simulation = new Simulation(1, Links.NEAR, RELIABLE);
    assertThrows(
        IllegalArgumentException.class,
        () -> simulation.device.transmit(new DatagramBatch(1, 1_471), simulation.now()));
  }

  @Test
  void unknownStreamIsAnError() {
    Simulation simulation = new Simulation(1, Links.NEAR, RELIABLE);
    assertThrows(
        IllegalArgumentException.class,
        () -> simulation.device.connection.send(42, new byte[1], simulation.now()));
  }

  private static StreamStats figuresOf(long seed) {
    Simulation simulation = new Simulation(seed, Links.rough(0.1), RELIABLE);
    simulation.deviceSends(RELIABLE.connectionId(), 200, 500, 3_000);
    simulation.run(5_000_000);
    return stats(simulation.device);
  }

  private static StreamStats stats(Endpoint end) {
    return end.connection.stats().streams().getFirst();
  }
}
