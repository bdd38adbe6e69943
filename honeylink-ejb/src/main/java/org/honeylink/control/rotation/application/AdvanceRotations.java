package org.honeylink.control.rotation.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.rotation.domain.DeviceRotation;
import org.honeylink.control.rotation.domain.Step;

/**
 * Drives every rotation there is: what is due takes its next step, in batches. All it knows is in
 * the database, so a crash between any two lines costs nothing but time, and several nodes may do
 * it at once. Not thread-safe.
 */
@Dependent
public class AdvanceRotations {

  private static final Logger LOG = Logger.getLogger(AdvanceRotations.class.getName());

  /** A transaction of this many devices is short enough that nobody waits for it noticeably. */
  private static final int BATCH = 100;

  /** Between two looks whether sessions have followed in an emergency. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  private static final Set<Step> IN_USE = Set.of(Step.ACTIVE, Step.ACKNOWLEDGED);

  private final StepStore store;
  private final RotationSteps steps;
  private final LiveSessions sessions;
  private final InstantSource clock;

  @Inject
  AdvanceRotations(
      StepStore store, RotationSteps steps, LiveSessions sessions, InstantSource clock) {
    this.store = store;
    this.steps = steps;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * One step of what is due, a batch of each kind.
   *
   * @return true when anything moved: there may be more
   * @throws RuntimeException when the database is away; nothing is lost, try again
   */
  public boolean advance() {
    boolean moved = together(due(Set.of(Step.REQUESTED)), steps::prepare);
    moved |= together(due(Set.of(Step.PREPARED)), steps::activate);
    moved |= lookAtThoseInUse(due(IN_USE));
    moved |= together(store.acknowledged(BATCH), steps::acknowledge);
    moved |= steps.end() > 0;
    return moved;
  }

  private List<DeviceRotation> due(Set<Step> at) {
    return store.due(at, clock.instant(), BATCH);
  }

  private boolean lookAtThoseInUse(List<DeviceRotation> due) {
    if (due.isEmpty()) {
      return false;
    }
    Instant now = clock.instant();
    Set<DeviceId> inSession =
        sessions.amongOpen(due.stream().map(DeviceRotation::deviceId).toList());
    List<DeviceRotation> told = new ArrayList<>();
    List<DeviceRotation> over = new ArrayList<>();
    List<DeviceRotation> behind = new ArrayList<>();
    for (DeviceRotation each : due) {
      boolean live = inSession.contains(each.deviceId());
      if (each.rekeyStartedAt().isEmpty() && now.isBefore(each.deadline())) {
        sorted(each, !live || done(each, () -> sessions.rekey(each.deviceId())), told);
      } else if (!now.isBefore(each.deadline())) {
        sorted(each, !live || done(each, () -> closeBehind(each)), over);
      } else {
        done(each, () -> (live && sessions.waiting(each.deviceId()) > 0 ? behind : over).add(each));
      }
    }
    boolean moved = together(told, some -> steps.rekeyStarted(some, now));
    moved |= together(over, steps::retire);
    together(behind, some -> steps.lookAgain(some, now.plus(LOOK)));
    return moved;
  }

  private static void sorted(DeviceRotation each, boolean went, List<DeviceRotation> into) {
    if (went) {
      into.add(each);
    }
  }

  private void closeBehind(DeviceRotation each) {
    sessions.closeBehind(each.deviceId(), each.toGeneration().orElseThrow());
  }

  private boolean done(DeviceRotation each, Runnable work) {
    try {
      work.run();
      return true;
    } catch (RuntimeException e) {
      failed(each, e);
      return false;
    }
  }

  /** A batch that fails as a whole is tried device by device: one must not keep the others. */
  private boolean together(List<DeviceRotation> devices, ToIntFunction<List<DeviceRotation>> step) {
    if (devices.isEmpty()) {
      return false;
    }
    try {
      return step.applyAsInt(devices) > 0;
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "A batch of devices failed; they are tried one by one", e);
      return devices.stream().mapToInt(each -> alone(each, step)).sum() > 0;
    }
  }

  private int alone(DeviceRotation each, ToIntFunction<List<DeviceRotation>> step) {
    try {
      return step.applyAsInt(List.of(each));
    } catch (RuntimeException e) {
      failed(each, e);
      return 0;
    }
  }

  private void failed(DeviceRotation each, RuntimeException cause) {
    LOG.log(Level.WARNING, cause, () -> each + " met a failure at " + each.step());
    steps.failedTry(each, "an internal failure at step " + each.step() + "; the log has it");
  }
}
