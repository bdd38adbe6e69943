package org.honeylink.transport.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.impairment.Damage;
import org.honeylink.transport.impairment.Impairment;
import org.honeylink.transport.impairment.Loss;
import org.honeylink.transport.stats.StreamStats;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links, codes, rates and messages drawn at random, both ends sending, and the link away once. */
class RandomLinksTest {

  private static final long STREAM = 7;
  private static final int MESSAGES = 60;
  private static final long QUARTER_OF_AN_HOUR = 900_000_000;

  static IntStream seeds() {
    return IntStream.rangeClosed(1, 30);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyReliableMessageArrivesOnceAndInOrder(int seed) {
    Random random = new Random(seed);
    Simulation simulation = new Simulation(seed, link(random), stream(random));
    for (int i = 0; i < MESSAGES; i++) {
      int bytes = random.nextInt(5) == 0 ? random.nextInt(60_000) : random.nextInt(2_000);
      byte[] message = Simulation.message(i, bytes);
      simulation.in(random.nextInt(3_000_000), () -> bothSend(simulation, message));
    }
    simulation.in(random.nextInt(3_000_000), () -> simulation.cut = true);
    simulation.in(3_000_000 + random.nextInt(2_000_000), () -> simulation.cut = false);
    boolean done =
        simulation.runUntil(
            () -> isSafe(simulation.device) && isSafe(simulation.server), QUARTER_OF_AN_HOUR);
    assertTrue(done, () -> stats(simulation.device) + "\n" + stats(simulation.server));
    assertEquals(Endpoint.upTo(MESSAGES), simulation.server.numbers(STREAM));
    assertEquals(Endpoint.upTo(MESSAGES), simulation.device.numbers(STREAM));
  }

  private static Impairment link(Random random) {
    return Links.delayed(random.nextInt(100_000), random.nextInt(50_000))
        .with(new Loss(random.nextDouble() * 0.3, 1 + random.nextInt(8)))
        .with(new Damage(random.nextDouble() * 0.1, random.nextDouble() * 0.05));
  }

  private static StreamSpec stream(Random random) {
    int parity = random.nextInt(6);
    FecScheme fec = parity == 0 ? FecScheme.NONE : new FecScheme(1 + random.nextInt(20), parity);
    return new StreamSpec(
        STREAM, StreamMode.RELIABLE, fec, 1_000_000 + random.nextInt(100_000_000));
  }

  private static void bothSend(Simulation simulation, byte[] message) {
    simulation.device.connection.send(STREAM, message, simulation.now());
    simulation.server.connection.send(STREAM, message, simulation.now());
  }

  private static boolean isSafe(Endpoint end) {
    return stats(end).messagesAcknowledged() == MESSAGES;
  }

  private static StreamStats stats(Endpoint end) {
    return end.connection.stats().streams().getFirst();
  }
}
