package org.honeylink.control.event.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;

/** Batches of events into the log and out of it, each in a transaction of its own. */
@Stateless
public class KeepLog {

  /** How long an event can be read again. */
  public static final Duration KEPT = Duration.ofHours(24);

  /** Events of one transaction: others wait for it no longer than some milliseconds. */
  private static final int BATCH = 500;

  private static final int PURGE_BATCH = 5_000;

  @Inject LogKeeper keeper;
  @Inject InstantSource clock;

  /** Moves a batch from the outbox to the log; true when there may be more. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean append() {
    return keeper.append(BATCH, clock.instant()) == BATCH;
  }

  /** Removes a batch of what is older than {@link #KEPT}; true when there may be more. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean purge() {
    return keeper.purge(clock.instant().minus(KEPT), PURGE_BATCH) == PURGE_BATCH;
  }
}
