package org.honeylink.control.policy.application;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Set;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.policy.domain.DevicePolicy;
import org.honeylink.control.shared.domain.ControlEvent;

/** Gives a device its time for an answer when it is heard again, in the transaction of that. */
@ApplicationScoped
public class StartWaiting {

  /** Observers without a priority come at {@code APPLICATION + 500}. */
  private static final int BEFORE_TOPICS = Interceptor.Priority.APPLICATION;

  private static final Set<String> HEARD = Set.of("session.active", "session.resumed");

  @Inject PolicyRepository repository;
  @Inject InstantSource clock;

  /**
   * Called by the container for every event, within the transaction; before the event is kept for
   * topics, which takes the device's turn there.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void heard(@Observes @Priority(BEFORE_TOPICS) ControlEvent event) {
    if (HEARD.contains(event.action()) && event.details().get("device_id") instanceof String id) {
      repository.startWaiting(new DeviceId(id), clock.instant().plus(DevicePolicy.ANSWER_LIMIT));
    }
  }
}
