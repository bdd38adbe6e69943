package org.honeylink.transport.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.stats.StreamStats;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An application that sends faster than its stream may. */
class BackpressureTest {

  private static final long ID = 7;
  private static final long PAUSE_MICROS = 1_000;
  private static final int MESSAGES_EACH = 100;

  private boolean obedient;
  private boolean mayWrite = true;
  private int writableBefore;
  private long refused;

  @ParameterizedTest
  @EnumSource(StreamMode.class)
  void whoIgnoresThreeSignalsIsClosedAndThePeerIsTold(StreamMode mode) {
    Simulation simulation = simulation(mode);
    simulation.runUntil(() -> !simulation.server.closes.isEmpty(), 60_000_000);
    assertEquals(List.of(CloseReason.BACKPRESSURE_IGNORED), simulation.device.closes);
    assertEquals(List.of(CloseReason.BACKPRESSURE_IGNORED), simulation.server.closes);
    assertEquals(refused, stats(simulation).messagesRefused(), "every refusal is counted");
    assertTrue(refused > 1_000);
  }

  @ParameterizedTest
  @EnumSource(StreamMode.class)
  void whoWaitsForTheQueueToEmptySendsOn(StreamMode mode) {
    obedient = true;
    Simulation simulation = simulation(mode);
    simulation.run(20_000_000);
    assertFalse(simulation.device.connection.isClosed());
    assertTrue(simulation.device.writable > 1, "it was told to wait and to go on again");
    assertEquals(0, stats(simulation).messagesRefused());
  }

  /** Far more than the allocation; the queue is full before anything in it is late. */
  private Simulation simulation(StreamMode mode) {
    StreamSpec slow = new StreamSpec(ID, mode, FecScheme.NONE, 800_000);
    Simulation simulation = new Simulation(1, Links.NEAR, slow);
    offer(simulation);
    return simulation;
  }

  private void offer(Simulation simulation) {
    for (int i = 0; i < MESSAGES_EACH; i++) {
      mayWrite |= simulation.device.writable > writableBefore;
      writableBefore = simulation.device.writable;
      if (mayWrite || !obedient) {
        SendOutcome outcome = simulation.device.connection.send(ID, new byte[60], simulation.now());
        mayWrite = outcome == SendOutcome.ACCEPTED;
        refused += outcome == SendOutcome.FULL ? 1 : 0;
      }
    }
    if (!simulation.device.connection.isClosed()) {
      simulation.in(PAUSE_MICROS, () -> offer(simulation));
    }
  }

  private static StreamStats stats(Simulation simulation) {
    return simulation.device.connection.stats().streams().getFirst();
  }
}
