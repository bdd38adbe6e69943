package org.honeylink.control.rotation.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.honeylink.control.device.domain.DeviceStatus;
import org.honeylink.control.rotation.application.StepStore.Claimed;
import org.honeylink.control.rotation.domain.DeviceRotation;
import org.honeylink.control.rotation.domain.KeyRotation;
import org.honeylink.control.rotation.domain.Step;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.trust.application.GenerationStore;
import org.honeylink.control.trust.domain.MasterGeneration;
import org.honeylink.control.trust.domain.MasterGeneration.State;

/**
 * The steps of devices in a rotation. Each call is one transaction over a batch of devices: it
 * happens for those that still stand where the caller saw them and that no other node is at, and is
 * all or nothing. Rows are changed first and events fired last, because an event takes the device's
 * turn in the outbox.
 */
@Stateless
public class RotationSteps {

  @Inject StepStore store;
  @Inject GenerationStore generations;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /** Makes the next generation of each; what an earlier rotation left prepared is given up. */
  @Measured(Operation.ROTATION_PREPARE)
  public int prepare(Collection<DeviceRotation> wanted) {
    Instant now = clock.instant();
    List<Claimed> claimed = store.claim(wanted);
    GenerationsOfDevices known = known(claimed);
    List<MasterGeneration> added = new ArrayList<>();
    List<MasterGeneration> givenUp = new ArrayList<>();
    List<DeviceRotation> moved = new ArrayList<>();
    for (Claimed each : claimed) {
      if (each.status() == DeviceStatus.REVOKED) {
        moved.add(each.rotation().fail("the device is REVOKED", now));
        continue;
      }
      known
          .of(each.rotation().deviceId(), State.PREPARED)
          .forEach(it -> givenUp.add(it.retire(now)));
      int next = known.next(each.rotation().deviceId());
      added.add(MasterGeneration.prepared(each.rotation().deviceId(), next, now));
      moved.add(each.rotation().prepare(each.generation(), next, now));
    }
    generations.change(givenUp);
    generations.add(added);
    return tell(moved);
  }

  /**
   * Puts the next generation of each to use. The one before gets its grace; in an emergency none:
   * from the commit on it is refused.
   */
  @Measured(Operation.ROTATION_ACTIVATE)
  public int activate(Collection<DeviceRotation> wanted) {
    Instant now = clock.instant();
    List<Claimed> claimed = store.claim(wanted);
    GenerationsOfDevices known = known(claimed);
    List<MasterGeneration> changed = new ArrayList<>();
    List<DeviceRotation> moved = new ArrayList<>();
    for (Claimed each : claimed) {
      if (each.status() == DeviceStatus.REVOKED) {
        moved.add(each.rotation().fail("the device is REVOKED", now));
        continue;
      }
      DeviceRotation active = each.rotation().activate(now);
      boolean atOnce = active.reason().isEmergency();
      known
          .of(active.deviceId(), State.ACTIVE)
          .forEach(it -> changed.add(atOnce ? it.retire(now) : it.retireAt(active.deadline())));
      known.of(active.deviceId(), State.GRACE).forEach(it -> changed.add(it.retire(now)));
      changed.add(known.to(active).activate(now));
      moved.add(active);
    }
    generations.change(changed);
    store.useNewGeneration(moved.stream().filter(each -> each.step() == Step.ACTIVE).toList());
    return tell(moved);
  }

  /**
   * Live sessions of each have been told.
   *
   * @param nextLook when to look at it again
   */
  public int rekeyStarted(Collection<DeviceRotation> wanted, Instant nextLook) {
    Instant now = clock.instant();
    return change(
        wanted,
        each -> each.rekeyStarted(now, each.reason().isEmergency() ? nextLook : each.deadline()));
  }

  /** Each has the new master; the acknowledgement itself was told when it came. */
  public int acknowledge(Collection<DeviceRotation> wanted) {
    return change(wanted, DeviceRotation::acknowledge);
  }

  /** Sessions of each are still on the old generation. */
  public int lookAgain(Collection<DeviceRotation> wanted, Instant when) {
    return change(wanted, each -> each.lookAgain(when));
  }

  /** Nothing uses the old generation of each any more: the end. */
  @Measured(Operation.ROTATION_RETIRE)
  public int retire(Collection<DeviceRotation> wanted) {
    Instant now = clock.instant();
    List<Claimed> claimed = store.claim(wanted);
    GenerationsOfDevices known = known(claimed);
    List<MasterGeneration> retired = new ArrayList<>();
    List<DeviceRotation> moved = new ArrayList<>();
    for (Claimed each : claimed) {
      known.before(each.rotation()).forEach(it -> retired.add(it.retire(now)));
      moved.add(each.rotation().retire(now));
    }
    generations.change(retired);
    return tell(moved);
  }

  /**
   * A step of a device went wrong: it waits, or is given up while there is a way back.
   *
   * @param why fit to be shown; no cause from below
   */
  public void failedTry(DeviceRotation wanted, String why) {
    Instant now = clock.instant();
    List<Claimed> claimed = store.claim(List.of(wanted));
    List<DeviceRotation> waiting = new ArrayList<>();
    List<DeviceRotation> failed = new ArrayList<>();
    for (Claimed each : claimed) {
      DeviceRotation after = each.rotation().failedTry(why, now);
      (after.step() == Step.FAILED ? failed : waiting).add(after);
    }
    if (!failed.isEmpty()) {
      generations.change(
          failed.stream()
              .flatMap(each -> known(claimed).of(each.deviceId(), State.PREPARED).stream())
              .map(each -> each.retire(now))
              .toList());
    }
    store.save(waiting);
    tell(failed);
  }

  /** Ends rotations whose devices have all come to their ends. */
  public int end() {
    Instant now = clock.instant();
    List<KeyRotation> over =
        store.ended().stream().map(each -> each.rotation().over(each.complete(), now)).toList();
    over.forEach(store::save);
    over.forEach(each -> events.fire(RotationEvents.completed(each)));
    return over.size();
  }

  private int change(Collection<DeviceRotation> wanted, UnaryOperator<DeviceRotation> change) {
    List<DeviceRotation> changed =
        store.claim(wanted).stream().map(Claimed::rotation).map(change).toList();
    store.save(changed);
    return changed.size();
  }

  private int tell(List<DeviceRotation> moved) {
    store.save(moved);
    moved.forEach(each -> events.fire(RotationEvents.reached(each)));
    return moved.size();
  }

  private GenerationsOfDevices known(List<Claimed> claimed) {
    return new GenerationsOfDevices(
        generations.of(claimed.stream().map(each -> each.rotation().deviceId()).toList()));
  }
}
