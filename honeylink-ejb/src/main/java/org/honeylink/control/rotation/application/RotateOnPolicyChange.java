package org.honeylink.control.rotation.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.rotation.domain.KeyRotation;
import org.honeylink.control.rotation.domain.RequestedBy;
import org.honeylink.control.rotation.domain.RotationReason;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.TimeOrderedId;

/**
 * Orders a rotation when a policy says something else about encryption than the one before: in the
 * transaction that changed the policy. A device that is being rotated already gets its new
 * generation anyway.
 */
@ApplicationScoped
public class RotateOnPolicyChange {

  /** Member of a policy event's details that says whether its encryption part changed. */
  public static final String ENCRYPTION_CHANGED = "encryption_changed";

  private static final RequestedBy POLICY = new RequestedBy("policy");

  @Inject RotationStore store;
  @Inject OrderedDevices ordered;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /** Called by the container for every event, within the transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void changed(@Observes ControlEvent event) {
    if (event.category() == Category.POLICY_UPDATE
        && Boolean.TRUE.equals(event.details().get(ENCRYPTION_CHANGED))) {
      DeviceId id = new DeviceId(event.target());
      if (ordered.isRotatable(event.actor().tenantId(), id)) {
        order(event, id);
      }
    }
  }

  private void order(ControlEvent event, DeviceId id) {
    KeyRotation rotation =
        KeyRotation.ordered(
            TimeOrderedId.next(clock),
            event.actor().tenantId(),
            RotationReason.POLICY_CHANGE,
            POLICY,
            clock.instant());
    if (store.running(List.of(id)).isEmpty()) {
      store.add(rotation);
      KeyRotation begun = rotation.of(store.enlist(rotation, List.of(id)), rotation.requestedAt());
      store.save(begun);
      events.fire(RotationEvents.requested(event.actor(), begun, Optional.of(id.value())));
    }
  }
}
