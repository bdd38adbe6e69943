package org.honeylink.control.command.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Set;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.domain.ControlEvent;

/** Makes commands due whose device has an active session again, in the transaction of that. */
@ApplicationScoped
public class WakeTargets {

  private static final Set<String> AWAKE = Set.of("session.activated", "session.resumed");

  @Inject private TargetStore targets;
  @Inject private InstantSource clock;

  /** Called by the container for every event, within the transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void wake(@Observes ControlEvent event) {
    if (isAwake(event) && event.details().get("device_id") instanceof String id) {
      targets.wake(new DeviceId(id), clock.instant());
    }
  }

  static boolean isAwake(ControlEvent event) {
    return AWAKE.contains(event.action());
  }
}
