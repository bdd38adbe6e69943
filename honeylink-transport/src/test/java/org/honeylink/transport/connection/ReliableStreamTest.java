package org.honeylink.transport.connection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.stats.StreamStats;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReliableStreamTest {

  private static final long STREAM = 0x1111;
  private static final long MINUTE = 60_000_000;

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01, 0.05, 0.1, 0.2, 0.3})
  void messagesArriveOnceAndInOrderWithFec(double loss) {
    arriveOnceAndInOrder(loss, FecScheme.NORMAL);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01, 0.05, 0.1, 0.2, 0.3})
  void messagesArriveOnceAndInOrderWithoutFec(double loss) {
    arriveOnceAndInOrder(loss, FecScheme.NONE);
  }

  private static void arriveOnceAndInOrder(double loss, FecScheme fec) {
    for (int seed = 1; seed <= 5; seed++) {
      Simulation simulation = new Simulation(seed, Links.rough(loss), StreamSpec.reliable(fec));
      simulation.deviceSends(STREAM, 400, 700, 5_000);
      boolean done =
          simulation.runUntil(
              () -> stats(simulation.device).messagesAcknowledged() == 400, 5 * MINUTE);
      assertTrue(done, () -> stats(simulation.device) + "\n" + stats(simulation.server));
      assertEquals(Endpoint.upTo(400), simulation.server.numbers(STREAM));
      for (int i = 0; i < 400; i++) {
        assertArrayEquals(Simulation.message(i, 700), simulation.server.messages.get(i).payload());
      }
    }
  }

  private static StreamStats stats(Endpoint end) {
    return end.connection.stats().streams().getFirst();
  }
}
