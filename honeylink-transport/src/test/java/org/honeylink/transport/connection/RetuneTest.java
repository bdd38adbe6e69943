package org.honeylink.transport.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.stats.StreamStats;
import org.junit.jupiter.api.Test;

class RetuneTest {

  private static final StreamSpec RELIABLE = StreamSpec.reliable(FecScheme.LATENCY).adaptive();

  @Test
  void theAllocationHoldsFromNowOnAndNothingIsLost() {
    Simulation simulation = new Simulation(1, Links.loss(0), RELIABLE);
    simulation.deviceSends(RELIABLE.connectionId(), 2_000, 1_000, 100);
    simulation.run(50_000);
    retune(simulation, new StreamTuning(4, 1_000_000, FecScheme.LATENCY));
    long before = sentBytes(simulation);
    simulation.run(2_000_000);
    double bitsPerSecond = (sentBytes(simulation) - before) * 8 / 2.0;
    assertEquals(1_000_000, bitsPerSecond, 250_000);
    retune(simulation, new StreamTuning(4, 100_000_000, FecScheme.LATENCY));
    assertTrue(
        simulation.runUntil(
            () -> simulation.server.numbers(RELIABLE.connectionId()).size() == 2_000, 20_000_000));
    assertEquals(Endpoint.upTo(2_000), simulation.server.numbers(RELIABLE.connectionId()));
  }

  @Test
  void thePeerHearsOfTheOtherRedundancy() {
    Simulation simulation = new Simulation(1, Links.loss(0), RELIABLE);
    simulation.deviceSends(RELIABLE.connectionId(), 20, 1_000, 1_000);
    simulation.run(200_000);
    FecScheme heavy = new FecScheme(10, 5);
    retune(simulation, new StreamTuning(7, 100_000_000, heavy));
    simulation.deviceSends(RELIABLE.connectionId(), 20, 1_000, 1_000);
    simulation.run(1_000_000);
    assertEquals(heavy, stats(simulation.device).sendingFec().scheme());
    assertEquals(heavy, stats(simulation.server).receivingFec().scheme());
    assertEquals(heavy, simulation.server.peerFecChanges.getLast().after());
    assertTrue(simulation.device.fecChanges.isEmpty(), "who asked for it need not be told");
  }

  @Test
  void aStreamThatHasNotBegunBeginsWithItsNewTuning() {
    StreamSpec silent = StreamSpec.unreliable(FecScheme.LATENCY).adaptive();
    Simulation simulation = new Simulation(1, Links.loss(0), RELIABLE, silent);
    FecScheme heavy = new FecScheme(10, 5);
    simulation.device.connection.retune(
        silent.connectionId(), new StreamTuning(1, 1_000_000, heavy), simulation.now());
    simulation.deviceSends(silent.connectionId(), 40, 1_000, 10_000);
    simulation.run(1_000_000);
    assertEquals(
        heavy, simulation.device.connection.stats().streams().get(1).sendingFec().scheme());
  }

  @Test
  void theRedundancyOfAFixedCodeStays() {
    StreamSpec fixed = StreamSpec.reliable(FecScheme.NONE);
    Simulation simulation = new Simulation(1, Links.loss(0), fixed);
    StreamTuning tuning = new StreamTuning(4, 1_000_000, new FecScheme(10, 5));
    assertThrows(IllegalArgumentException.class, () -> retune(simulation, tuning));
  }

  private static void retune(Simulation simulation, StreamTuning tuning) {
    simulation.device.connection.retune(RELIABLE.connectionId(), tuning, simulation.now());
  }

  private static long sentBytes(Simulation simulation) {
    return stats(simulation.device).bytesSent();
  }

  private static StreamStats stats(Endpoint endpoint) {
    return endpoint.connection.stats().streams().getFirst();
  }
}
