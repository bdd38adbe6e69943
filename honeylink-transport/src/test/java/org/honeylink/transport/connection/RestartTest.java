package org.honeylink.transport.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.TreeSet;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.packet.DropReason;
import org.honeylink.transport.stats.StreamStats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestartTest {

  private static final StreamSpec STREAM = StreamSpec.reliable(FecScheme.NORMAL);
  private static final long ID = STREAM.connectionId();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void restartOfTheServerLosesNothingAndDuplicateDetectionLeavesNothingTwice(long seed) {
    Simulation simulation = new Simulation(seed, Links.rough(0.05), STREAM);
    simulation.deviceSends(ID, 600, 700, 5_000);
    simulation.in(
        1_000_000 + seed * 7_000,
        () ->
            simulation.server.restart(Simulation.config(Role.SERVER, 1, STREAM), simulation.now()));
    simulation.in(
        2_500_000,
        () ->
            simulation.device.connection.rekey(
                ID, new TestProtection(Role.DEVICE, ID, 1), simulation.now()));
    assertTrue(
        simulation.runUntil(() -> sent(simulation).messagesAcknowledged() == 600, 60_000_000),
        () -> sent(simulation).toString());
    assertEquals(
        Endpoint.upTo(600), new TreeSet<>(simulation.server.numbers(ID)).stream().toList());
  }

  @Test
  void messagesThatWereNotCommittedComeAgain() {
    Simulation simulation = new Simulation(1, Links.NEAR, STREAM);
    simulation.server.commits = false;
    simulation.deviceSends(ID, 10, 100, 0);
    simulation.run(1_000_000);
    assertEquals(Endpoint.upTo(10), simulation.server.numbers(ID));
    assertEquals(0, sent(simulation).messagesAcknowledged());

    simulation.server.connection.committed(ID, 3);
    simulation.run(1_000_000);
    assertEquals(4, sent(simulation).messagesAcknowledged());

    simulation.server.messages.clear();
    simulation.server.commits = true;
    simulation.server.restart(Simulation.config(Role.SERVER, 1, STREAM), simulation.now());
    simulation.device.connection.rekey(
        ID, new TestProtection(Role.DEVICE, ID, 1), simulation.now());
    simulation.run(1_000_000);
    assertEquals(Endpoint.upTo(10).subList(4, 10), simulation.server.numbers(ID));
    assertEquals(10, sent(simulation).messagesAcknowledged());
    assertTrue(sent(simulation).retransmissions() >= 6);
  }

  @Test
  void packetsOfTheOldEpochDoNotOpen() {
    Simulation simulation = new Simulation(1, Links.NEAR, STREAM);
    simulation.server.restart(Simulation.config(Role.SERVER, 1, STREAM), simulation.now());
    simulation.deviceSends(ID, 3, 100, 0);
    simulation.run(3_000_000);
    StreamStats received = simulation.server.connection.stats().streams().getFirst();
    assertEquals(0, received.packetsReceived());
    assertTrue(received.drops().getOrDefault(DropReason.NOT_AUTHENTIC, 0L) > 3);
    assertEquals(-1, sent(simulation).lastHeardMicros());
    assertEquals(0, simulation.toDeviceBytes);
  }

  @Test
  void lostWordThatMessagesAreSafeIsAskedFor() {
    Simulation simulation = new Simulation(1, Links.NEAR, STREAM);
    simulation.server.commits = false;
    simulation.deviceSends(ID, 5, 100, 0);
    simulation.run(150_000);
    simulation.cut = true; // every packet is acknowledged; now the message acknowledgement is lost
    simulation.server.connection.committed(ID, 4);
    simulation.run(20_000);
    simulation.cut = false;
    assertTrue(simulation.runUntil(() -> sent(simulation).messagesAcknowledged() == 5, 1_000_000));
    assertEquals(5, simulation.server.messages.size());
  }

  private static StreamStats sent(Simulation simulation) {
    return simulation.device.connection.stats().streams().getFirst();
  }
}
