package org.honeylink.control.rotation.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.device.domain.DeviceStatus;
import org.honeylink.control.rotation.application.CrashPoint.ProcessDied;
import org.honeylink.control.rotation.domain.DeviceRotation;
import org.honeylink.control.rotation.domain.RotationReason;
import org.honeylink.control.rotation.domain.RotationStatus;
import org.honeylink.control.rotation.domain.Step;
import org.honeylink.control.trust.domain.MasterGeneration;
import org.honeylink.control.trust.domain.MasterGeneration.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdvanceRotationsTest {

  private static final DeviceId IDLE = new DeviceId("HL-IDLE");
  private static final DeviceId LIVE = new DeviceId("HL-LIVE");
  private static final DeviceId DEAF = new DeviceId("HL-DEAF");
  private static final List<DeviceId> ALL = List.of(IDLE, LIVE, DEAF);

  /**
   * The process dies at every single call that it makes, before it and after it, is started again,
   * and each time the rotation ends as if nothing had been.
   */
  @ParameterizedTest
  @EnumSource(RotationReason.class)
  void aCrashAtAnyPointLosesNothing(RotationReason reason) {
    int points = 0;
    for (boolean after : new boolean[] {false, true}) {
      int call = 1;
      while (crashAt(after ? CrashPoint.after(call) : CrashPoint.before(call), reason)) {
        call++;
        points++;
      }
    }
    assertTrue(points > 60, "only " + points + " points were tried");
  }

  private static boolean crashAt(CrashPoint crash, RotationReason reason) {
    World world = world(crash);
    world.order(reason);
    try {
      runToTheEnd(world);
    } catch (ProcessDied died) {
      assertSound(world);
      runToTheEnd(world);
    }
    assertAllRetired(world);
    return crash.happened();
  }

  private static World world(CrashPoint crash) {
    World world = new World(crash);
    ALL.forEach(each -> world.addDevice(each.value(), DeviceStatus.PAIRED));
    world.openSession(LIVE.value());
    world.openSession(DEAF.value());
    world.deaf.add(DEAF);
    return world;
  }

  /** As the thread of a node does: while something moves at once, else a little later. */
  private static void runToTheEnd(World world) {
    AdvanceRotations engine = world.engine();
    for (int rounds = 0; !isOver(world); rounds++) {
      assertTrue(rounds < 10_000, "it does not end");
      if (!engine.advance()) {
        world.pass(Duration.ofSeconds(30));
      }
      assertSound(world);
    }
  }

  private static boolean isOver(World world) {
    return world.tables().rotations.values().stream()
        .noneMatch(each -> each.status() == RotationStatus.RUNNING);
  }

  /** What must hold whenever anybody looks. */
  private static void assertSound(World world) {
    for (DeviceId device : world.tables().devices.keySet()) {
      List<Integer> active =
          world
              .tables()
              .of(device)
              .filter(each -> each.state() == State.ACTIVE)
              .map(MasterGeneration::generation)
              .toList();
      assertEquals(List.of(world.row(device).generation()), active, device::value);
    }
  }

  private static void assertAllRetired(World world) {
    assertSound(world);
    for (DeviceId device : ALL) {
      assertEquals(2, world.row(device).generation());
      assertEquals(
          List.of(State.RETIRED, State.ACTIVE),
          world.tables().of(device).map(MasterGeneration::state).toList());
      assertEquals(1, world.tables().told("key.rotation-prepared", device));
      assertEquals(1, world.tables().told("key.rotation-activated", device));
      assertEquals(1, world.tables().told("key.rotation-retired", device));
    }
    assertEquals(2, world.sessions.get(LIVE.value()), "it was re-keyed and lives");
    assertFalse(world.sessions.containsKey(DEAF.value()), "it did not follow and is closed");
    assertEquals(
        RotationStatus.COMPLETED, world.tables().rotations.values().iterator().next().status());
  }

  @Test
  void theOldGenerationHasAnHourOfGrace() {
    World world = world(CrashPoint.never());
    world.order(RotationReason.MANUAL);
    AdvanceRotations engine = world.engine();
    runWhileItMoves(engine);
    assertEquals(List.of(State.GRACE, State.ACTIVE), states(world, IDLE));
    world.pass(Duration.ofMinutes(59));
    runWhileItMoves(engine);
    assertEquals(List.of(State.GRACE, State.ACTIVE), states(world, IDLE));
    world.pass(Duration.ofMinutes(1));
    runWhileItMoves(engine);
    assertEquals(List.of(State.RETIRED, State.ACTIVE), states(world, IDLE));
  }

  @Test
  void inAnEmergencyTheOldGenerationIsRefusedAtOnceAndSessionsHaveHalfAnHour() {
    World world = world(CrashPoint.never());
    world.order(RotationReason.COMPROMISED);
    AdvanceRotations engine = world.engine();
    runWhileItMoves(engine);
    ALL.forEach(each -> assertEquals(List.of(State.RETIRED, State.ACTIVE), states(world, each)));
    assertEquals(Step.RETIRED, passage(world, IDLE).step());
    world.pass(Duration.ofMinutes(29));
    runWhileItMoves(engine);
    assertEquals(Step.ACTIVE, passage(world, DEAF).step());
    assertEquals(1, world.sessions.get(DEAF.value()));
    world.pass(Duration.ofMinutes(1));
    runWhileItMoves(engine);
    assertEquals(Step.RETIRED, passage(world, DEAF).step());
    assertFalse(world.sessions.containsKey(DEAF.value()));
  }

  @Test
  void inAnEmergencyADeviceThatFollowsIsDoneAtOnce() {
    World world = world(CrashPoint.never());
    world.order(RotationReason.COMPROMISED);
    AdvanceRotations engine = world.engine();
    runWhileItMoves(engine);
    assertEquals(Step.RETIRED, passage(world, LIVE).step());
    assertEquals(2, world.sessions.get(LIVE.value()));
    assertTrue(
        world.tables().of(LIVE).toList().getLast().acknowledgedAt().isPresent(), "it proved it");
  }

  @Test
  void whatAnotherNodeIsAtIsLeftToIt() {
    World world = world(CrashPoint.never());
    world.order(RotationReason.MANUAL);
    world.elsewhere.add(LIVE);
    runWhileItMoves(world.engine());
    assertEquals(Step.REQUESTED, passage(world, LIVE).step());
    assertEquals(Step.ACTIVE, passage(world, IDLE).step());
    world.elsewhere.clear();
    runWhileItMoves(world.engine());
    assertEquals(Step.ACKNOWLEDGED, passage(world, LIVE).step());
  }

  @Test
  void oneDeviceThatCannotBeRotatedKeepsItsGenerationAndStopsNoOther() {
    World world = world(CrashPoint.never());
    world.order(RotationReason.MANUAL);
    world.broken.add(DEAF);
    runToTheEnd(world);
    DeviceRotation failed = passage(world, DEAF);
    assertEquals(Step.FAILED, failed.step());
    assertTrue(failed.failure().orElseThrow().contains("REQUESTED"), failed.failure()::toString);
    assertEquals(List.of(State.ACTIVE), states(world, DEAF));
    assertEquals(List.of(State.RETIRED, State.ACTIVE), states(world, IDLE));
    assertEquals(1, world.tables().told("key.rotation-failed", DEAF));
    assertEquals(
        RotationStatus.INCOMPLETE, world.tables().rotations.values().iterator().next().status());
  }

  @Test
  void aRevokedDeviceIsNotRotated() {
    World world = new World(CrashPoint.never());
    world.addDevice(IDLE.value(), DeviceStatus.REVOKED);
    world.order(RotationReason.SCHEDULED);
    runToTheEnd(world);
    assertEquals(Step.FAILED, passage(world, IDLE).step());
    assertEquals(List.of(State.ACTIVE), states(world, IDLE));
  }

  @Test
  void whatAnEarlierRotationLeftPreparedIsGivenUp() {
    World world = new World(CrashPoint.never());
    world.addDevice(IDLE.value(), DeviceStatus.PAIRED);
    world.tables().put(MasterGeneration.prepared(IDLE, 2, World.START));
    world.order(RotationReason.COMPROMISED);
    runToTheEnd(world);
    assertEquals(List.of(State.RETIRED, State.RETIRED, State.ACTIVE), states(world, IDLE));
    Instant activated = world.tables().of(IDLE).toList().getLast().activatedAt().orElseThrow();
    assertFalse(activated.isBefore(World.START));
  }

  private static void runWhileItMoves(AdvanceRotations engine) {
    for (int rounds = 0; engine.advance(); rounds++) {
      assertTrue(rounds < 1_000, "it does not come to rest");
    }
  }

  private static List<State> states(World world, DeviceId device) {
    return world.tables().of(device).map(MasterGeneration::state).toList();
  }

  private static DeviceRotation passage(World world, DeviceId device) {
    return world.tables().passages.values().stream()
        .filter(each -> each.deviceId().equals(device))
        .findFirst()
        .orElseThrow();
  }
}
