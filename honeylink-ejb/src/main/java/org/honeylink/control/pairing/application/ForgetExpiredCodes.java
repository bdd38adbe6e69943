package org.honeylink.control.pairing.application;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.honeylink.control.shared.application.TimedWork;

/** Forgets pairing codes that nobody used in time; what remains of one is its digest. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
public class ForgetExpiredCodes {

  private final TimedWork forgetting =
      new TimedWork(ForgetExpiredCodes.class, "Expired pairing codes could not be forgotten");

  @Inject PairingRepository offers;
  @Inject InstantSource clock;

  /** Called by the container. */
  @Schedule(hour = "*", minute = "*", persistent = false)
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void forget() {
    forgetting.run(() -> offers.forgetExpired(clock.instant()));
  }
}
