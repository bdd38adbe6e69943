package org.honeylink.control.rotation.application;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.policy.application.Policies;
import org.honeylink.control.rotation.domain.KeyRotation;
import org.honeylink.control.rotation.domain.RequestedBy;
import org.honeylink.control.rotation.domain.RotationReason;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.TimeOrderedId;

/**
 * Orders a rotation when a policy says something else about encryption than the one before: in the
 * transaction that changed the policy. A device that is being rotated already gets its new
 * generation anyway. The transaction holds the device since before the change, so that nobody puts
 * it into another rotation between the look and the order: none is ordered for no device.
 */
@ApplicationScoped
public class RotateOnPolicyChange {

  /** Observers without a priority come at {@code APPLICATION + 500}. */
  private static final int BEFORE_TOPICS = Interceptor.Priority.APPLICATION;

  private static final RequestedBy POLICY = new RequestedBy("policy");

  @Inject RotationStore store;
  @Inject OrderedDevices ordered;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /**
   * Called by the container for every event, within the transaction; before the event is kept for
   * topics, which takes the device's turn there: rows of devices are locked first.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void changed(@Observes @Priority(BEFORE_TOPICS) ControlEvent event) {
    if (event.category() == Category.POLICY_UPDATE
        && Boolean.TRUE.equals(event.details().get(Policies.ENCRYPTION_CHANGED))) {
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
      int enlisted = store.enlist(rotation, List.of(id));
      KeyRotation begun = rotation.of(enlisted, rotation.requestedAt());
      store.save(begun);
      events.fire(RotationEvents.requested(event.actor(), begun, Optional.of(id.value())));
    }
  }
}
