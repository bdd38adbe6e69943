package org.honeylink.transport.connection;

import static org.honeylink.transport.connection.SoakWeather.MINUTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.honeylink.transport.packet.DropReason;
import org.honeylink.transport.stats.SessionStats;
import org.honeylink.transport.stats.StreamStats;

/** Ends a life of the soak and checks that nothing is missing, doubled, left or miscounted. */
final class SoakVerdict {

  /** Streams, windows and the shards of eight blocks; several times what an end is seen to hold. */
  static final long MOST_HELD_BYTES = 400_000;

  /** With nothing to do a device asks for an answer each 25 s; a few turns for each. */
  private static final long MOST_TURNS_IN_QUIET = 80;

  /** For these a packet that did not open, or was opened before, counts as not received. */
  private static final Set<DropReason> NOT_TAKEN =
      EnumSet.of(DropReason.NOT_AUTHENTIC, DropReason.REPLAYED, DropReason.TOO_OLD);

  private SoakVerdict() {}

  /** Settles what is under way and closes the session, which must end at both ends. */
  static void pass(SoakLife life) {
    Simulation simulation = life.simulation;
    life.calm();
    boolean timedOut = life.isClosed();
    if (!timedOut) {
      boolean done = simulation.runUntil(() -> isSafe(life), 10 * MINUTE);
      assertTrue(done || life.isClosed(), () -> "not safe: " + state(life));
      timedOut = life.isClosed();
    }
    if (!timedOut) {
      checkQuiet(life);
      simulation.device.connection.close(CloseReason.DONE, simulation.now());
    }
    simulation.run(6 * MINUTE);
    assertTrue(simulation.device.connection.isClosed() && simulation.server.connection.isClosed());
    assertTrue(reliable(simulation.device).messagesAcknowledged() <= life.atServer.count());
    checkCounters(life);
    add(life, timedOut);
  }

  /** The server's process is about to end, and its figures with it. */
  static void remember(SoakLife life) {
    life.serverDatagramsBefore += accountedFor(life.simulation.server);
    life.serverPacketsBefore += packetsSent(life.simulation.server);
  }

  static StreamStats reliable(Endpoint end) {
    return end.connection.stats().streams().getFirst();
  }

  private static boolean isSafe(SoakLife life) {
    return reliable(life.simulation.device).messagesAcknowledged() == life.readings
        && reliable(life.simulation.server).messagesAcknowledged() == life.commands;
  }

  private static void checkQuiet(SoakLife life) {
    Simulation simulation = life.simulation;
    simulation.run(2 * MINUTE);
    assertEquals(life.readings, life.atServer.count(), "messages of the device");
    assertEquals(life.commands, life.atDevice.count(), "messages of the server");
    for (Endpoint end : new Endpoint[] {simulation.device, simulation.server}) {
      SessionStats stats = end.connection.stats();
      assertEquals(0, stats.path().bytesInFlight());
      stats.streams().forEach(stream -> assertEquals(0, stream.queueDepth()));
    }
    long before = simulation.turns;
    simulation.run(2 * MINUTE);
    long turns = simulation.turns - before;
    assertTrue(turns <= MOST_TURNS_IN_QUIET, () -> turns + " turns with nothing to do");
  }

  /** Every datagram that came is in one counter, and every one that went. */
  private static void checkCounters(SoakLife life) {
    Simulation simulation = life.simulation;
    assertEquals(simulation.device.datagramsReceived, accountedFor(simulation.device));
    assertEquals(
        simulation.server.datagramsReceived,
        life.serverDatagramsBefore + accountedFor(simulation.server));
    assertEquals(
        simulation.datagramsSent,
        packetsSent(simulation.device) + life.serverPacketsBefore + packetsSent(simulation.server));
    StreamStats sent = simulation.device.connection.stats().streams().getLast();
    assertTrue(life.unreliable.cardinality() <= sent.messagesSent() - sent.messagesLate());
  }

  private static long accountedFor(Endpoint end) {
    SessionStats stats = end.connection.stats();
    long count = sum(stats.drops(), EnumSet.allOf(DropReason.class));
    for (StreamStats stream : stats.streams()) {
      count += stream.packetsReceived() + sum(stream.drops(), NOT_TAKEN);
    }
    return count;
  }

  private static long packetsSent(Endpoint end) {
    return end.connection.stats().streams().stream().mapToLong(StreamStats::packetsSent).sum();
  }

  private static long sum(Map<DropReason, Long> drops, Set<DropReason> reasons) {
    return reasons.stream().mapToLong(reason -> drops.getOrDefault(reason, 0L)).sum();
  }

  private static void add(SoakLife life, boolean timedOut) {
    SoakTotals totals = life.totals;
    totals.lives.increment();
    totals.idleTimeouts.add(timedOut ? 1 : 0);
    totals.messages.add(life.atServer.count() + life.atDevice.count());
    totals.repeated.add(life.atServer.repeated());
    totals.unreliableSent.add(
        life.simulation.device.connection.stats().streams().getLast().messagesSent());
    totals.unreliableDelivered.add(life.unreliable.cardinality());
    totals.datagrams.add(life.simulation.datagramsSent);
    totals.datagramsLost.add(life.simulation.datagramsLost);
    for (Endpoint end : new Endpoint[] {life.simulation.device, life.simulation.server}) {
      long held = HeldMemory.bytesOf(end.connection, end);
      assertTrue(held <= MOST_HELD_BYTES, () -> held + " bytes held");
      totals.heldBytes.add(held);
    }
  }

  private static String state(SoakLife life) {
    return life.simulation.device.connection.stats()
        + "\n"
        + life.simulation.server.connection.stats();
  }
}
