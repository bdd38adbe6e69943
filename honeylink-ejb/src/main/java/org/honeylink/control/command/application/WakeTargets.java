package org.honeylink.control.command.application;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Set;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.domain.ControlEvent;

/**
 * Makes commands due whose device has an active session again, in the transaction of that; what
 * somebody else holds just then is left to the sweep.
 */
@ApplicationScoped
public class WakeTargets {

  /** Observers without a priority come at {@code APPLICATION + 500}. */
  private static final int BEFORE_TOPICS = Interceptor.Priority.APPLICATION;

  private static final Set<String> AWAKE = Set.of("session.active", "session.resumed");

  @Inject private TargetStore targets;
  @Inject private InstantSource clock;

  /**
   * Called by the container for every event, within the transaction; before the event is kept for
   * topics, which takes the device's turn there: a cancellation holds targets when it asks for it.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void wake(@Observes @Priority(BEFORE_TOPICS) ControlEvent event) {
    if (isAwake(event) && event.details().get("device_id") instanceof String id) {
      targets.wake(new DeviceId(id), clock.instant());
    }
  }

  static boolean isAwake(ControlEvent event) {
    return AWAKE.contains(event.action());
  }
}
