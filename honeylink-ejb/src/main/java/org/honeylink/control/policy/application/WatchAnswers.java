package org.honeylink.control.policy.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.policy.domain.DevicePolicy;
import org.honeylink.control.policy.domain.PolicyVersion;

/**
 * One look at the policies that wait for an answer: devices that this node carries are told
 * (again), and silence has its consequence. Devices that are heard again get their time by {@link
 * StartWaiting}, or by a sweep. All state is in the database: any node may do any of it, and may
 * crash in between.
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
    tellAll();
    List<DeviceId> overdue = repository.overdue(now, BATCH);
    overdue.forEach(silence::settle);
  }

  private void tellAll() {
    Optional<DeviceId> last = Optional.empty();
    SequencedMap<DeviceId, PolicyVersion> page;
    do {
      page = repository.waiting(last, BATCH);
      if (!page.isEmpty()) {
        sessions.tell(page);
        last = Optional.of(page.lastEntry().getKey());
      }
    } while (page.size() == BATCH && !Thread.currentThread().isInterrupted());
  }

  /** Looks after what no event told: devices with a session that is active since then. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void sweep(Instant since) {
    int started;
    do {
      started =
          repository.startMissed(since, clock.instant().plus(DevicePolicy.ANSWER_LIMIT), BATCH);
    } while (started == BATCH && !Thread.currentThread().isInterrupted());
  }
}
