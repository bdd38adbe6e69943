package org.honeylink.control.dataplane.application;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.honeylink.control.session.application.SettingsToFollow;
import org.honeylink.control.shared.application.TimedWork;

/**
 * Looks once a second which sessions were changed and which were closed, whoever did it on
 * whichever node: those that this node carries are tuned, held or stopped, and their devices told
 * until they follow.
 */
@Singleton
@DependsOn("DataPlaneThreads")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FollowSettings {

  @Inject DataPlane dataPlane;
  @Inject SettingsToFollow settings;

  private final TimedWork looking =
      new TimedWork(FollowSettings.class, "Changed sessions could not be looked for");

  /** Called by the container. */
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  public void look() {
    looking.run(this::follow);
  }

  private void follow() {
    settings
        .versions()
        .forEach(
            (sessionId, version) -> {
              if (dataPlane.isBehind(sessionId, version)) {
                settings.of(sessionId).ifPresent(dataPlane::apply);
              }
              dataPlane.remind(sessionId);
            });
    settings.closedLately().forEach(dataPlane::close);
  }
}
