package org.honeylink.transport.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.impairment.Damage;
import org.honeylink.transport.packet.DropReason;
import org.honeylink.transport.stats.StreamStats;
import org.junit.jupiter.api.Test;

class ControlMessageTest {

  private static final StreamSpec STREAM = StreamSpec.reliable(FecScheme.NORMAL);
  private static final long ID = STREAM.connectionId();

  private final Simulation simulation = new Simulation(1, Links.NEAR, STREAM);

  @Test
  void aControlMessageReachesTheOtherEndAsItWasGiven() {
    byte[] content = Simulation.message(1, simulation.device.connection.largestControlBytes());
    assertTrue(simulation.device.connection.control(ID, 7, content));
    assertTrue(simulation.device.connection.control(ID, 0xffff, new byte[0]));
    simulation.run(100_000);
    assertEquals(
        List.of(
            new Endpoint.Control(ID, 7, ByteBuffer.wrap(content)),
            new Endpoint.Control(ID, 0xffff, ByteBuffer.allocate(0))),
        simulation.server.controls);
    assertEquals(0, simulation.server.messages.size());
  }

  @Test
  void theServerSpeaksTooOnceItKnowsTheWay() {
    assertTrue(simulation.server.connection.control(ID, 1, new byte[] {1, 2, 3}));
    simulation.run(2_000_000);
    assertEquals(1, simulation.device.controls.size());
  }

  @Test
  void aControlMessageIsSaidOnceAndMayBeLost() {
    simulation.run(100_000);
    simulation.cut = true;
    simulation.device.connection.control(ID, 1, new byte[8]);
    simulation.run(100_000);
    simulation.cut = false;
    simulation.run(3_000_000);
    assertEquals(0, simulation.server.controls.size());
  }

  @Test
  void aDuplicateIsHeardOnce() {
    Simulation doubling =
        new Simulation(1, Links.delayed(1_000, 500).with(new Damage(1, 0)), STREAM);
    doubling.device.connection.control(ID, 1, new byte[8]);
    doubling.run(1_000_000);
    assertEquals(1, doubling.server.controls.size());
  }

  @Test
  void aKindThatNobodyKnowsIsCounted() {
    simulation.device.connection.control(ID, 99, new byte[8]);
    simulation.run(100_000);
    assertEquals(1, stats(simulation.server).drops().get(DropReason.NOT_CONSUMED));
  }

  @Test
  void whatIsTooLongOrOutOfRangeIsRefused() {
    SessionConnection connection = simulation.device.connection;
    byte[] tooLong = new byte[connection.largestControlBytes() + 1];
    assertThrows(IllegalArgumentException.class, () -> connection.control(ID, 1, tooLong));
    assertThrows(IllegalArgumentException.class, () -> connection.control(ID, -1, new byte[1]));
    assertThrows(IllegalArgumentException.class, () -> connection.control(ID, 65_536, tooLong));
    assertThrows(IllegalArgumentException.class, () -> connection.control(3, 1, new byte[1]));
  }

  @Test
  void tooManyWaitingAreNotTaken() {
    int taken = 0;
    while (taken < 100 && simulation.server.connection.control(ID, taken, new byte[1])) {
      taken++;
    }
    assertEquals(8, taken);
  }

  @Test
  void aWordSaidAgainTakesItsOwnPlace() {
    for (int i = 0; i < 100; i++) {
      assertTrue(simulation.server.connection.control(ID, 1, new byte[1]));
    }
  }

  @Test
  void aClosedConnectionTakesNone() {
    simulation.device.connection.close(CloseReason.DONE, simulation.now());
    assertFalse(simulation.device.connection.control(ID, 1, new byte[1]));
  }

  private static StreamStats stats(Endpoint end) {
    return end.connection.stats().streams().getFirst();
  }
}
