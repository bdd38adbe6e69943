package org.honeylink.transport.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.impairment.Impairment;
import org.honeylink.transport.impairment.Rate;
import org.junit.jupiter.api.Test;

/** Congestion control as a whole, over a link with a rate, a queue, and 40 ms of round trip. */
class CongestionTest {

  private static final long RATE = 10_000_000;
  private static final long BANDWIDTH_DELAY_BYTES = RATE / 8 / 25;
  private static final StreamSpec BULK =
      new StreamSpec(0x1111, StreamMode.RELIABLE, FecScheme.NONE, 1_000_000_000);

  /** HyStart++. Plain slow start would fill this long queue in 0.7 s. */
  @Test
  void slowStartEndsAtRisingRoundTripsBeforeTheQueueOverflows() {
    Simulation simulation = bulk(BULK, 16 * BANDWIDTH_DELAY_BYTES, 0);
    simulation.run(2_500_000);
    assertEquals(0, simulation.datagramsLost);
    long window = simulation.device.connection.stats().path().congestionWindowBytes();
    assertTrue(window > BANDWIDTH_DELAY_BYTES, () -> "the link is used: " + window);
    assertTrue(window < 16 * BANDWIDTH_DELAY_BYTES, () -> "the queue is not full: " + window);
  }

  @Test
  void bulkStreamUsesTheLinkAlthoughTheQueueOverflowsNowAndThen() {
    Simulation simulation = bulk(BULK, BANDWIDTH_DELAY_BYTES / 2, 0);
    simulation.run(20_000_000);
    assertTrue(simulation.datagramsLost > 0, "the window probes");
    double used = delivered(simulation) * 8.0 / 20 / RATE;
    assertTrue(used > 0.9, () -> "share of the rate " + used);
    double lost = (double) simulation.datagramsLost / simulation.datagramsSent;
    assertTrue(lost < 0.01, () -> "share lost " + lost);
  }

  /** ADR 12: what FEC repaired is not congestion. */
  @Test
  void randomLossThatFecRepairsLeavesTheRate() {
    StreamSpec protectedBulk =
        new StreamSpec(0x1111, StreamMode.RELIABLE, FecScheme.BURST, 5_000_000);
    Simulation simulation = bulk(protectedBulk, BANDWIDTH_DELAY_BYTES, 0.05);
    simulation.run(10_000_000);
    double used = delivered(simulation) * 8.0 / 10 / 5_000_000;
    assertTrue(used > 0.9, () -> "share of the allocation " + used);
  }

  @Test
  void windowOfAStreamThatNeedsLittleStaysSmall() {
    Simulation simulation = new Simulation(1, Links.loss(0), BULK);
    simulation.deviceSends(BULK.connectionId(), 2_000, 500, 5_000);
    simulation.run(10_000_000);
    SessionConfig config = Simulation.config(Role.DEVICE, 0, BULK);
    long window = simulation.device.connection.stats().path().congestionWindowBytes();
    assertTrue(window <= 11L * config.maxDatagramBytes(), () -> "window " + window);
  }

  private static Simulation bulk(StreamSpec stream, long queueBytes, double loss) {
    Impairment link = Links.loss(loss).with(new Rate(RATE, queueBytes));
    Simulation simulation = new Simulation(1, link, stream);
    refill(simulation, stream, new byte[50_000]);
    return simulation;
  }

  /** Always something to send, and little kept of what came. */
  private static void refill(Simulation simulation, StreamSpec stream, byte[] message) {
    while (simulation.device.connection.stats().streams().getFirst().queueDepth() < 2_000) {
      simulation.device.connection.send(stream.connectionId(), message, simulation.now());
    }
    simulation.tapped.clear();
    simulation.in(50_000, () -> refill(simulation, stream, message));
  }

  private static long delivered(Simulation simulation) {
    return simulation.server.messages.size() * 50_000L;
  }
}
