package org.honeylink.control.rotation.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.honeylink.control.rotation.domain.KeyRotation;
import org.honeylink.control.rotation.domain.RequestedBy;
import org.honeylink.control.rotation.domain.RotationReason;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.TimeOrderedId;

/** The daily run: orders the rotation of generations that have served their time. */
@Stateless
public class ScheduledRotation {

  /** Devices that have their turns in one second: a daily run must not be felt. */
  private static final int PER_SECOND = 50;

  private static final Duration BETWEEN_RUNS = Duration.ofDays(1);
  private static final RequestedBy SCHEDULE = new RequestedBy("schedule");

  @Inject RotationStore store;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /**
   * Does the run when it is due and no other node has it; all of it in one transaction.
   *
   * @param age at which a generation has served its time
   */
  public void runIfDue(Duration age) {
    Instant now = clock.instant();
    if (store.bookRun(now, now.plus(BETWEEN_RUNS))) {
      Instant before = now.minus(age);
      store.tenantsWithOld(before).forEach(tenant -> order(tenant, before, now));
    }
  }

  private void order(String tenantId, Instant before, Instant now) {
    KeyRotation rotation =
        KeyRotation.ordered(
            TimeOrderedId.next(clock), tenantId, RotationReason.SCHEDULED, SCHEDULE, now);
    store.add(rotation);
    int enlisted = store.enlistOld(rotation, before, PER_SECOND);
    KeyRotation begun = rotation.of(enlisted, now.plusSeconds(enlisted / PER_SECOND));
    store.save(begun);
    Caller system = Caller.systemOf(tenantId);
    events.fire(RotationEvents.requested(system, begun, Optional.empty()));
  }
}
