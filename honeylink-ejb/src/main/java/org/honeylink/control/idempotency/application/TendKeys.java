package org.honeylink.control.idempotency.application;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.honeylink.control.shared.application.TimedWork;

/** Tells every few seconds that calls are still under way, and removes keys of a day ago. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TendKeys {

  private static final int BATCH = 500;

  private final TimedWork renewing =
      new TimedWork(TendKeys.class, "Calls under way could not be told of");
  private final TimedWork removing =
      new TimedWork(TendKeys.class, "Idempotency keys of a day ago could not be removed");

  @Inject private IdempotencyKeys keys;
  @Inject private KeyedCalls calls;

  /** Called by the container. */
  @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
  public void renew() {
    Set<UUID> held = calls.held();
    if (!held.isEmpty()) {
      renewing.run(() -> keys.renew(held));
    }
  }

  /** Called by the container. */
  @Schedule(hour = "*", minute = "*", second = "40", persistent = false)
  public void removeExpired() {
    removing.run(
        () -> {
          while (keys.removeExpired(BATCH) == BATCH) {
            // There is more.
          }
        });
  }
}
