package org.honeylink.transport.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.fec.adaptive.FecChange;
import org.honeylink.transport.impairment.Loss;
import org.honeylink.transport.packet.DropReason;
import org.honeylink.transport.stats.FecStats;
import org.honeylink.transport.stats.StreamStats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptiveStreamTest {

  private static final StreamSpec UNRELIABLE = StreamSpec.unreliable(FecScheme.LATENCY).adaptive();
  private static final StreamSpec RELIABLE = StreamSpec.reliable(FecScheme.NONE).adaptive();

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.1, 0.2})
  void residualLossFallsBelowTheTarget(double loss) {
    Simulation simulation = new Simulation(1, Links.loss(loss), UNRELIABLE);
    send(simulation, UNRELIABLE, 10);
    long lostBefore = stats(simulation.server).packetsLost();
    send(simulation, UNRELIABLE, 60);
    double residual = (stats(simulation.server).packetsLost() - lostBefore) / 60_000.0;
    assertTrue(residual < 0.001, () -> "residual " + residual);
  }

  @Test
  void bothEndsTellOfTheChangeAndKnowTheFigures() {
    Simulation simulation = new Simulation(1, Links.loss(0.08), UNRELIABLE);
    send(simulation, UNRELIABLE, 20);
    List<FecChange> own = simulation.device.fecChanges;
    assertFalse(own.isEmpty());
    assertEquals(FecScheme.LATENCY, own.getFirst().before());
    FecStats sending = stats(simulation.device).sendingFec();
    FecStats receiving = stats(simulation.server).receivingFec();
    assertEquals(own.getLast().after(), sending.scheme());
    assertEquals(own.getLast().after(), receiving.scheme());
    assertEquals(receiving.scheme(), simulation.server.peerFecChanges.getLast().after());
    assertEquals(0.08, sending.loss().orElseThrow(), 0.03);
    assertEquals(0.08, receiving.loss().orElseThrow(), 0.05);
    assertEquals(1.1, sending.meanBurst().orElseThrow(), 0.2);
    assertTrue(sending.residualLoss().orElseThrow() < 0.01);
    assertTrue(receiving.residualLoss().orElseThrow() < 0.01);
    assertTrue(simulation.server.fecChanges.isEmpty(), "it sends no data");
    assertEquals(0, stats(simulation.server).drops().getOrDefault(DropReason.MALFORMED, 0L));
  }

  @Test
  void redundancyComesBackToTheFloorWhenTheLinkGetsWell() {
    Simulation simulation = new Simulation(1, Links.loss(0.15), UNRELIABLE);
    send(simulation, UNRELIABLE, 10);
    assertTrue(stats(simulation.device).sendingFec().scheme().parityShards() >= 5);
    simulation.impairment(Links.loss(0));
    send(simulation, UNRELIABLE, 40);
    FecScheme floor = stats(simulation.device).sendingFec().scheme();
    assertTrue(floor.parityShards() * 9 <= floor.dataShards(), floor.toString());
  }

  @Test
  void aCleanLinkChangesNothing() {
    Simulation simulation = new Simulation(1, Links.rough(0), UNRELIABLE, RELIABLE);
    simulation.impairment(Links.delayed(20_000, 8_000));
    send(simulation, UNRELIABLE, 30);
    assertTrue(simulation.device.fecChanges.isEmpty());
  }

  @Test
  void aFixedStreamStaysAsItIs() {
    StreamSpec fixed = StreamSpec.unreliable(FecScheme.NORMAL);
    Simulation simulation = new Simulation(1, Links.loss(0.2), fixed);
    send(simulation, fixed, 20);
    assertTrue(simulation.device.fecChanges.isEmpty());
    assertEquals(FecStats.of(FecScheme.NORMAL), stats(simulation.device).sendingFec());
  }

  @Test
  void reliableMessagesArriveOnceAndInOrderWhileRedundancyChanges() {
    for (int seed = 1; seed <= 5; seed++) {
      Simulation simulation = new Simulation(seed, Links.delayed(20_000, 8_000), RELIABLE);
      simulation.deviceSends(RELIABLE.connectionId(), 8_000, 700, 5_000);
      simulation.in(
          5_000_000, () -> simulation.impairment(Links.rough(0.1).with(new Loss(0.1, 4))));
      simulation.in(25_000_000, () -> simulation.impairment(Links.rough(0)));
      simulation.run(45_000_000);
      boolean done =
          simulation.runUntil(
              () -> stats(simulation.device).messagesAcknowledged() == 8_000, 600_000_000);
      assertTrue(done, () -> stats(simulation.device) + "\n" + stats(simulation.server));
      assertEquals(Endpoint.upTo(8_000), simulation.server.numbers(RELIABLE.connectionId()));
      assertFalse(simulation.device.fecChanges.isEmpty());
    }
  }

  /** A thousand messages a second, each one packet. */
  private static void send(Simulation simulation, StreamSpec stream, int seconds) {
    simulation.deviceSends(stream.connectionId(), seconds * 1_000, 500, 1_000);
    simulation.run(seconds * 1_000_000L + 1_000_000);
    simulation.tapped.clear();
  }

  private static StreamStats stats(Endpoint end) {
    return end.connection.stats().streams().getFirst();
  }
}
