package org.honeylink.control.rotation.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.lists;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.domain.WrongState;
import org.junit.jupiter.api.Test;

class DeviceRotationTest {

  private static final Instant NOW = Instant.parse("2026-01-15T08:00:00Z");

  /** Moves of the documentation; from one step to itself nothing is a move. */
  private static final Map<Step, Set<Step>> MOVES = new EnumMap<>(Step.class);

  static {
    MOVES.put(Step.REQUESTED, EnumSet.of(Step.PREPARED, Step.FAILED));
    MOVES.put(Step.PREPARED, EnumSet.of(Step.ACTIVE, Step.FAILED));
    MOVES.put(Step.ACTIVE, EnumSet.of(Step.ACKNOWLEDGED, Step.RETIRED));
    MOVES.put(Step.ACKNOWLEDGED, EnumSet.of(Step.RETIRED));
    MOVES.put(Step.RETIRED, EnumSet.noneOf(Step.class));
    MOVES.put(Step.FAILED, EnumSet.noneOf(Step.class));
    MOVES.put(Step.SUPERSEDED, EnumSet.noneOf(Step.class));
  }

  private enum Verb {
    PREPARE,
    ACTIVATE,
    REKEY_STARTED,
    ACKNOWLEDGE,
    RETIRE,
    FAILED_TRY,
    FAIL
  }

  private static DeviceRotation fresh(RotationReason reason) {
    KeyRotation rotation =
        KeyRotation.ordered(new UUID(0, 1), "default", reason, new RequestedBy("test"), NOW);
    return DeviceRotation.requested(rotation, new DeviceId("HL-EDGE-0001"), NOW);
  }

  private static DeviceRotation after(DeviceRotation before, Verb verb) {
    return switch (verb) {
      case PREPARE -> before.prepare(1, 2, NOW);
      case ACTIVATE -> before.activate(NOW);
      case REKEY_STARTED -> before.rekeyStarted(NOW, NOW.plusSeconds(2));
      case ACKNOWLEDGE -> before.acknowledge();
      case RETIRE -> before.retire(NOW);
      case FAILED_TRY -> before.failedTry("why", NOW);
      case FAIL -> before.fail("why", NOW);
    };
  }

  @Test
  void whateverIsTriedInWhateverOrderOnlyTheMovesOfTheDocumentationHappen() {
    qt().forAll(
            lists().of(arbitrary().enumValues(Verb.class)).ofSizeBetween(1, 24),
            arbitrary().enumValues(RotationReason.class))
        .checkAssert(DeviceRotationTest::walk);
  }

  private static void walk(List<Verb> verbs, RotationReason reason) {
    DeviceRotation current = fresh(reason);
    for (Verb verb : verbs) {
      DeviceRotation before = current;
      try {
        current = after(before, verb);
      } catch (WrongState refused) {
        continue;
      }
      assertTrue(
          current.step() == before.step()
              || MOVES.getOrDefault(before.step(), Set.of()).contains(current.step()),
          before.step() + " became " + current.step() + " by " + verb);
      assertTrue(
          !before.step().isFinal() || current.equals(before), "an end is an end, not for " + verb);
      assertEquals(current.step().isFinal(), current.finishedAt().isPresent());
      assertEquals(current.step() == Step.FAILED, current.failure().isPresent());
    }
  }

  @Test
  void aStepIsTriedFiveTimesWithGrowingPauses() {
    DeviceRotation waiting = fresh(RotationReason.MANUAL);
    Duration pause = Duration.ZERO;
    for (int tries = 1; tries < DeviceRotation.MOST_TRIES; tries++) {
      waiting = waiting.failedTry("why", NOW);
      assertEquals(Step.REQUESTED, waiting.step());
      Duration next = Duration.between(NOW, waiting.dueAt());
      assertTrue(next.compareTo(pause) > 0, next + " after " + pause);
      pause = next;
    }
    assertEquals(Step.FAILED, waiting.failedTry("why", NOW).step());
  }

  @Test
  void whatIsInUseIsNeverGivenUp() {
    DeviceRotation active = fresh(RotationReason.MANUAL).prepare(1, 2, NOW).activate(NOW);
    for (int tries = 0; tries < 100; tries++) {
      active = active.failedTry("why", NOW);
    }
    assertEquals(Step.ACTIVE, active.step());
    assertTrue(Duration.between(NOW, active.dueAt()).compareTo(Duration.ofMinutes(1)) <= 0);
    DeviceRotation inUse = active;
    assertThrows(WrongState.class, () -> inUse.fail("why", NOW));
  }

  @Test
  void sessionsHaveAnHourAndInAnEmergencyThirtyMinutes() {
    assertEquals(NOW.plus(Duration.ofHours(1)), activated(RotationReason.SCHEDULED).deadline());
    assertEquals(
        NOW.plus(Duration.ofMinutes(30)), activated(RotationReason.COMPROMISED).deadline());
  }

  private static DeviceRotation activated(RotationReason reason) {
    return fresh(reason).prepare(1, 2, NOW).activate(NOW);
  }

  @Test
  void percentCountsTheServersOwnSteps() {
    assertEquals(0, new RotationProgress(10, 0, 0, 0, 0, 0, 0, 0).percent());
    assertEquals(66, new RotationProgress(10, 10, 10, 3, 0, 0, 0, 20).percent());
    assertEquals(100, new RotationProgress(10, 9, 9, 3, 9, 1, 0, 30).percent());
    assertEquals(100, new RotationProgress(0, 0, 0, 0, 0, 0, 0, 0).percent());
  }
}
