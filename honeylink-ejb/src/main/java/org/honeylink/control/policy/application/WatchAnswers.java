package org.honeylink.control.policy.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.policy.domain.DevicePolicy;
import org.honeylink.control.policy.domain.PolicyVersion;

/**
 * One look at the policies that wait for an answer: devices that are heard again get their time,
 * those that this node carries are told (again), and silence has its consequence. All state is in
 * the database: any node may do any of it, and may crash in between.
 */
@Stateless
public class WatchAnswers {

  private static final int BATCH = 1_000;

  @Inject PolicyRepository repository;
  @Inject SettleSilence silence;
  @Inject DeviceSessions sessions;
  @Inject InstantSource clock;

  /** Does what is due now. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void look() {
    Instant now = clock.instant();
    repository.startWaiting(now.plus(DevicePolicy.ANSWER_LIMIT), BATCH);
    Map<DeviceId, PolicyVersion> waiting = repository.waiting(BATCH);
    if (!waiting.isEmpty()) {
      sessions.tell(waiting);
    }
    List<DeviceId> overdue = repository.overdue(now, BATCH);
    overdue.forEach(silence::settle);
  }
}
