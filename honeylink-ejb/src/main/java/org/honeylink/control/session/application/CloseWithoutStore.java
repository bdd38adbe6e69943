package org.honeylink.control.session.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.session.domain.CloseCause;
import org.honeylink.control.shared.application.BackupRoute;
import org.honeylink.control.shared.application.Dependencies;
import org.honeylink.control.shared.application.OrderRecovered;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;

/**
 * Closes a session while the database is away: the order goes to the backup route, then the data
 * plane of this node stops. Row, keys and bandwidth follow when the database is back. A session
 * that another node carries cannot be closed like this.
 */
@ApplicationScoped
public class CloseWithoutStore {

  private static final String ACTION = "session.close-ordered";

  @Inject SessionRuntime dataPlane;
  @Inject BackupRoute backup;
  @Inject Dependencies dependencies;
  @Inject SessionClosing closing;

  /**
   * Closes the session, when the database is what is wrong.
   *
   * @return false when something else is, or this node carries no such session that the caller sees
   */
  boolean close(Caller caller, UUID sessionId, RuntimeException failure) {
    Optional<SessionRuntime.Carried> carried =
        dependencies.saysDatabaseAway(failure)
            ? dataPlane
                .carried(sessionId)
                .filter(each -> caller.sees(each.tenantId(), each.deviceId()))
            : Optional.empty();
    if (carried.isEmpty()) {
      return false;
    }
    caller.requireAny(Role.ADMIN, Role.DEVICE);
    backup.keep(ordered(caller, sessionId, carried.get().deviceId()));
    dataPlane.close(sessionId, CloseCause.DISCONNECTED);
    return true;
  }

  private static ControlEvent ordered(Caller caller, UUID sessionId, String deviceId) {
    return new ControlEvent(
        caller,
        Category.SESSION_CLOSED,
        ACTION,
        sessionId.toString(),
        Outcome.SUCCESS,
        Map.of("session_id", sessionId.toString(), "device_id", deviceId),
        Optional.empty());
  }

  /** Called by the container when the order has come into the trail. */
  void carryOut(@Observes OrderRecovered order) {
    if (order.action().equals(ACTION)) {
      closing.end(
          UUID.fromString(String.valueOf(order.details().get("session_id"))),
          CloseCause.DISCONNECTED);
    }
  }
}
