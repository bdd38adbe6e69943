package org.honeylink.control.access.application;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.honeylink.control.shared.application.TimedWork;

/** Once a minute: proofs that are too old to be taken again are forgotten. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ForgetUsedProofs {

  private final TimedWork work =
      new TimedWork(ForgetUsedProofs.class, "Proofs that count no more could not be removed");

  @Inject private ProofReplays replays;
  @Inject private InstantSource clock;

  /** Called by the container. */
  @Schedule(hour = "*", minute = "*", second = "20", persistent = false)
  public void forget() {
    work.run(() -> replays.removeExpired(clock.instant()));
  }
}
