package org.honeylink.control.dataplane.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RekeySimulationTest {

  private static final int MESSAGES = 600;
  private static final long INTERVAL_MICROS = 10_000;
  private static final long FIVE_MINUTES = 300_000_000;
  private static final List<String> MOMENTS =
      List.of(
          "after prepare",
          "after notice",
          "after switch",
          "after proof",
          "before confirm",
          "after confirm");

  static IntStream seeds() {
    return IntStream.rangeClosed(1, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void changesOfKeysLoseNothingAndRefuseNoPacket(int seed) {
    RekeySimulation simulation = new RekeySimulation(seed, new Random(seed).nextDouble() * 0.3);
    simulation.device.send(MESSAGES, INTERVAL_MICROS);
    rekeyUntil(simulation, 3);
    assertDone(simulation, 3);
    assertEquals(LongStream.range(0, MESSAGES).boxed().toList(), simulation.delivered);
    assertEquals(0, simulation.refusedByServer());
    assertEquals(0, simulation.device.refused());
    assertEquals(3, simulation.device.changes());
  }

  static Stream<Arguments> crashes() {
    return MOMENTS.stream()
        .flatMap(
            moment -> IntStream.rangeClosed(1, 5).mapToObj(seed -> Arguments.of(moment, seed)));
  }

  @ParameterizedTest
  @MethodSource("crashes")
  void aCrashAtAnyMomentIsSurvived(String moment, int seed) {
    RekeySimulation simulation = new RekeySimulation(seed, 0.1);
    AtomicInteger crashes = new AtomicInteger();
    TreeSet<Long> delivered = new TreeSet<>();
    simulation.moments =
        reached -> {
          // The crash comes right after: nothing of this moment's doing is done any more.
          if (reached.equals(moment) && crashes.compareAndSet(0, 1)) {
            delivered.addAll(simulation.delivered);
            simulation.crash();
          }
        };
    simulation.device.send(MESSAGES, INTERVAL_MICROS);
    rekeyUntil(simulation, 2);
    assertDone(simulation, 2);
    assertEquals(1, crashes.get());
    delivered.addAll(simulation.delivered);
    assertEquals(LongStream.range(0, MESSAGES).boxed().toList(), List.copyOf(delivered));
    assertEquals(new TreeSet<>(simulation.delivered).size(), simulation.delivered.size());
  }

  @Test
  void aNoticeThatIsLostManyTimesIsSaidUntilItIsHeard() {
    RekeySimulation simulation = new RekeySimulation(1, 0.85);
    simulation.device.send(20, INTERVAL_MICROS);
    rekeyUntil(simulation, 1);
    assertTrue(simulation.runUntil(() -> simulation.confirmed() == 1, 10 * FIVE_MINUTES));
    assertEquals(0, simulation.refusedByServer());
  }

  @Test
  void aDeviceThatDoesNotFollowIsServedUnderItsKeys() {
    RekeySimulation simulation = new RekeySimulation(1, 0.05);
    simulation.mute = true;
    simulation.rekey();
    simulation.device.send(MESSAGES, INTERVAL_MICROS);
    assertTrue(simulation.runUntil(() -> isSafe(simulation), FIVE_MINUTES));
    assertEquals(0, simulation.confirmed());
    assertTrue(simulation.device.notices > 3, () -> "notices " + simulation.device.notices);
    assertEquals(0, simulation.refusedByServer());
    simulation.mute = false;
    assertTrue(simulation.runUntil(() -> simulation.confirmed() == 1, FIVE_MINUTES));
    assertEquals(0, simulation.device.refused());
  }

  private static void rekeyUntil(RekeySimulation simulation, int number) {
    simulation.in(
        400_000,
        () -> {
          if (simulation.confirmed() < number) {
            simulation.rekey();
            rekeyUntil(simulation, number);
          }
        });
  }

  private static void assertDone(RekeySimulation simulation, int number) {
    assertTrue(
        simulation.runUntil(
            () -> isSafe(simulation) && simulation.confirmed() == number, FIVE_MINUTES),
        () ->
            "safe through "
                + simulation.device.acknowledged
                + ", confirmed "
                + simulation.confirmed()
                + ", device at "
                + simulation.device.number());
  }

  private static boolean isSafe(RekeySimulation simulation) {
    return simulation.device.acknowledged == simulation.device.planned - 1;
  }
}
