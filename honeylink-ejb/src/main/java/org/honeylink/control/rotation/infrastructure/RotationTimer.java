package org.honeylink.control.rotation.infrastructure;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.honeylink.control.rotation.application.ScheduledRotation;
import org.honeylink.control.shared.application.TimedWork;

/**
 * Asks every 20 seconds whether the daily run is due: it is then done on the first node that comes,
 * also when all of them stood at its time.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
public class RotationTimer {

  private final TimedWork work =
      new TimedWork(
          RotationTimer.class, "The daily rotation of device masters could not be ordered");

  @Inject private ScheduledRotation scheduled;

  @Inject
  @ConfigProperty(name = "honeylink.keys.rotation.days", defaultValue = "90")
  private int days;

  /** Called by the container. */
  @Schedule(hour = "*", minute = "*", second = "*/20", persistent = false)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void runIfDue() {
    work.run(() -> scheduled.runIfDue(Duration.ofDays(days)));
  }
}
