package org.honeylink.control.dataplane.application;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.honeylink.control.session.application.SettingsToFollow;
import org.honeylink.control.shared.application.TimedWork;
import org.jspecify.annotations.Nullable;

/**
 * Looks once a second which sessions were changed and which were closed, whoever did it on
 * whichever node: those that this node carries are tuned, held or stopped, and their devices told
 * until they follow.
 */
@Singleton
@DependsOn("DataPlaneThreads")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FollowSettings {

  /** Sessions of which a node looks in one turn. */
  private static final int MOST_AT_ONCE = 2_000;

  private static final UUID FIRST = new UUID(0, 0);

  @Inject DataPlane dataPlane;
  @Inject SettingsToFollow settings;
  @Inject InstantSource clock;

  private UUID lastFollowed = FIRST;
  private @Nullable Instant lastLook;

  private final TimedWork looking =
      new TimedWork(FollowSettings.class, "Changed sessions could not be looked for");

  /** Called by the container. */
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  public void look() {
    looking.run(this::follow);
  }

  private void follow() {
    followNext();
    Instant now = clock.instant();
    settings.closedSince(lastLook == null ? now : lastLook).forEach(dataPlane::close);
    lastLook = now; // not before it succeeded: what was closed while the database was away, too
  }

  /** Some of those that are to be followed; the next look goes on behind them. */
  private void followNext() {
    Map<UUID, Integer> versions = settings.versions(lastFollowed, MOST_AT_ONCE);
    lastFollowed = versions.size() < MOST_AT_ONCE ? FIRST : lastFollowed;
    versions.forEach(
        (sessionId, version) -> {
          if (dataPlane.isBehind(sessionId, version)) {
            settings.of(sessionId).ifPresent(dataPlane::apply);
          }
          dataPlane.remind(sessionId);
          if (versions.size() == MOST_AT_ONCE) {
            lastFollowed = sessionId;
          }
        });
  }
}
