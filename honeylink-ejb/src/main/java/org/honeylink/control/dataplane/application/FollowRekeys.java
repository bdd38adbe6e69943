package org.honeylink.control.dataplane.application;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.honeylink.control.dataplane.application.DataPlane.Rekeyed;
import org.honeylink.control.session.application.RekeySessions;
import org.honeylink.control.shared.application.TimedWork;

/**
 * Looks once a second which sessions change their keys, whoever began it on whichever node: those
 * that this node carries open with the new keys from then on and tell their devices. What devices
 * have proven is told to the control plane.
 */
@Singleton
@DependsOn("DataPlaneThreads")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FollowRekeys {

  private static final Logger LOG = System.getLogger(FollowRekeys.class.getName());

  @Inject DataPlane dataPlane;
  @Inject RekeySessions rekeys;

  private final TimedWork looking =
      new TimedWork(FollowRekeys.class, "Sessions that change their keys could not be looked at");

  /** Sessions whose failure was said. */
  private final Set<UUID> failing = new HashSet<>();

  /** Called by the container. */
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  public void look() {
    looking.run(this::follow);
  }

  private void follow() {
    for (Optional<Rekeyed> next = dataPlane.nextRekeyed();
        next.isPresent();
        next = dataPlane.nextRekeyed()) {
      if (!confirm(next.get())) {
        return; // the database is away; all of it again in a second
      }
    }
    Map<UUID, Integer> changing = changing();
    failing.retainAll(changing.keySet());
    changing.forEach(this::change);
  }

  private boolean confirm(Rekeyed rekeyed) {
    try {
      rekeys.proven(rekeyed.sessionId(), rekeyed.number());
      return true;
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "Session " + rekeyed.sessionId() + " has new keys, which could not be kept yet",
          e);
      dataPlane.rekeyedAgain(rekeyed);
      return false;
    }
  }

  private Map<UUID, Integer> changing() {
    try {
      return rekeys.changing();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Which sessions change their keys cannot be read now", e);
      return Map.of();
    }
  }

  private void change(UUID sessionId, int number) {
    try {
      dataPlane.change(sessionId, number);
      failing.remove(sessionId);
    } catch (RuntimeException e) {
      Level level = failing.add(sessionId) ? Level.WARNING : Level.DEBUG;
      dataPlane.note(sessionId, "rekey_failing");
      LOG.log(level, "Session " + sessionId + " cannot change its keys yet; tried each second", e);
    }
  }
}
