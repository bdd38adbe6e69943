package org.honeylink.transport.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.impairment.Damage;
import org.honeylink.transport.impairment.Impairment;
import org.honeylink.transport.impairment.Loss;
import org.honeylink.transport.packet.DropReason;
import org.honeylink.transport.packet.PacketHeader;
import org.honeylink.transport.stats.StreamStats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The keys of a living session change in place, over links that lose, double and reorder. */
class RekeyTest {

  private static final StreamSpec STREAM = StreamSpec.reliable(FecScheme.NORMAL);
  private static final long ID = STREAM.connectionId();
  private static final int MESSAGES = 400;
  private static final int REKEYINGS = 3;

  static IntStream seeds() {
    return IntStream.rangeClosed(1, 25);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noMessageIsLostOrDoubledAndNoPacketIsRefused(int seed) {
    Random random = new Random(seed);
    Impairment link =
        Links.delayed(random.nextInt(80_000), random.nextInt(60_000))
            .with(Loss.independent(random.nextDouble() * 0.3))
            .with(new Damage(0.1, 0));
    Simulation simulation = new Simulation(seed, link, STREAM);
    bothSend(simulation);
    rekey(simulation, 1, random);
    assertTrue(
        simulation.runUntil(
            () -> isSafe(simulation.device) && isSafe(simulation.server), 600_000_000),
        () -> stats(simulation.device) + "\n" + stats(simulation.server));
    assertTrue(
        simulation.runUntil(() -> isChanged(simulation), 60_000_000), "the keys were not changed");
    assertEquals(Endpoint.upTo(MESSAGES), simulation.server.numbers(ID));
    assertEquals(Endpoint.upTo(MESSAGES), simulation.device.numbers(ID));
    assertEquals(0, refused(simulation.server));
    assertEquals(0, refused(simulation.device));
  }

  @Test
  void aLinkThatAlsoFlipsBitsCostsNoMessageEither() {
    for (int seed = 1; seed <= 5; seed++) {
      Simulation simulation = new Simulation(seed, Links.rough(0.1), STREAM);
      bothSend(simulation);
      rekey(simulation, 1, new Random(seed));
      assertTrue(
          simulation.runUntil(
              () -> isSafe(simulation.device) && isSafe(simulation.server), 600_000_000));
      assertEquals(Endpoint.upTo(MESSAGES), simulation.server.numbers(ID));
      assertEquals(Endpoint.upTo(MESSAGES), simulation.device.numbers(ID));
    }
  }

  @Test
  void replaysOfTheFormerKeyAreRefusedBeforeAndAfterItIsDropped() {
    Simulation simulation = new Simulation(1, Links.NEAR, STREAM);
    simulation.deviceSends(ID, 50, 300, 1_000);
    simulation.run(1_000_000);
    byte[][] old = simulation.tapped.toArray(byte[][]::new);
    change(simulation, 1);
    long refusedAsReplay = drops(simulation, DropReason.REPLAYED);
    for (byte[] packet : old) {
      simulation.inject(packet, simulation.device.address);
    }
    assertEquals(refusedAsReplay + old.length, drops(simulation, DropReason.REPLAYED));
    // Beyond the replay window a number is too old, whatever the key.
    simulation.deviceSends(ID, 2_000, 300, 500);
    simulation.run(10_000_000);
    simulation.server.protection().dropBefore(1);
    for (byte[] packet : old) {
      simulation.inject(packet, simulation.device.address);
    }
    assertEquals(old.length, drops(simulation, DropReason.TOO_OLD));
    assertEquals(2_050, simulation.server.messages.size());
  }

  @Test
  void aPacketOfTheFormerKeyWithAFreshNumberDoesNotOpenOnceItIsDropped() {
    Simulation simulation = new Simulation(1, Links.NEAR, STREAM);
    simulation.deviceSends(ID, 5, 300, 1_000);
    simulation.run(100_000);
    simulation.cut = true;
    int sent = simulation.tapped.size();
    simulation.device.connection.send(ID, new byte[100], simulation.now());
    simulation.run(1_000);
    byte[] late = simulation.tapped.get(sent);
    change(simulation, 1);
    simulation.cut = false;
    simulation.run(5_000_000);
    simulation.server.protection().dropBefore(1);
    simulation.inject(late, simulation.device.address);
    assertEquals(1, drops(simulation, DropReason.NOT_AUTHENTIC));
    assertEquals(6, simulation.server.messages.size());
  }

  @Test
  void packetNumbersGoOn() {
    Simulation simulation = new Simulation(1, Links.NEAR, STREAM);
    simulation.deviceSends(ID, 5, 300, 1_000);
    simulation.run(100_000);
    long before = number(simulation.tapped.getLast());
    change(simulation, 1);
    simulation.device.connection.freshKey(ID);
    simulation.deviceSends(ID, 1, 300, 1_000);
    simulation.run(100_000);
    long[] after =
        simulation.tapped.stream().mapToLong(RekeyTest::number).filter(n -> n > before).toArray();
    assertEquals(before + 1, LongStream.of(after).min().orElseThrow());
  }

  private static long number(byte[] packet) {
    return PacketHeader.packetNumber(packet, 0);
  }

  private static void bothSend(Simulation simulation) {
    for (int i = 0; i < MESSAGES; i++) {
      byte[] message = Simulation.message(i, 500);
      simulation.in(
          i * 4_000L,
          () -> {
            simulation.device.connection.send(ID, message, simulation.now());
            simulation.server.connection.send(ID, message, simulation.now());
          });
    }
  }

  /** As HoneyLink does it: notice until a packet opens under the new key; then the next one. */
  private static void rekey(Simulation simulation, int number, Random random) {
    simulation.device.onControl =
        control ->
            simulation.in(random.nextInt(100_000), () -> changeDevice(simulation, control.kind()));
    simulation.in(
        100_000 + random.nextInt(300_000),
        () -> {
          simulation.server.protection().know(number);
          announce(simulation, number, random);
        });
  }

  private static void announce(Simulation simulation, int number, Random random) {
    if (simulation.server.protection().highestOpened() < number) {
      simulation.server.connection.control(ID, number, new byte[72]);
      simulation.in(50_000, () -> announce(simulation, number, random));
      return;
    }
    simulation.server.protection().sealWith(number);
    simulation.server.connection.freshKey(ID);
    if (number < REKEYINGS) {
      rekey(simulation, number + 1, random);
    }
  }

  private static void changeDevice(Simulation simulation, int number) {
    if (simulation.device.protection().sealing() < number) {
      simulation.device.protection().sealWith(number);
      simulation.device.connection.freshKey(ID);
    }
  }

  private static void change(Simulation simulation, int number) {
    simulation.device.protection().sealWith(number);
    simulation.server.protection().sealWith(number);
  }

  private static boolean isChanged(Simulation simulation) {
    return simulation.device.protection().highestOpened() == REKEYINGS
        && simulation.server.protection().highestOpened() == REKEYINGS;
  }

  private static boolean isSafe(Endpoint end) {
    return stats(end).messagesAcknowledged() == MESSAGES;
  }

  private static long refused(Endpoint end) {
    return stats(end).drops().getOrDefault(DropReason.NOT_AUTHENTIC, 0L);
  }

  private static long drops(Simulation simulation, DropReason reason) {
    return stats(simulation.server).drops().getOrDefault(reason, 0L);
  }

  private static StreamStats stats(Endpoint end) {
    return end.connection.stats().streams().getFirst();
  }
}
