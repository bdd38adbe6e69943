package org.honeylink.control.access.application;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.InstantSource;

/** Once a minute: proofs that are too old to be taken again are forgotten. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
public class ForgetUsedProofs {

  @Inject private ProofReplays replays;
  @Inject private InstantSource clock;

  /** Called by the container. */
  @Schedule(hour = "*", minute = "*", second = "20", persistent = false)
  public void forget() {
    replays.removeExpired(clock.instant());
  }
}
