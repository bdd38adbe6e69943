package org.honeylink.control.session.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.UUID;
import org.honeylink.control.session.domain.CloseCause;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.WrongState;

/** Closes sessions: keys destroyed and bandwidth freed first, then the data plane stops. */
@Stateless
public class EndSession {

  @Inject SessionClosing closing;
  @Inject SessionRuntime dataPlane;
  @Inject CloseWithoutStore withoutStore;

  /**
   * Closes a session on somebody's wish.
   *
   * @return false when the database is away: the session has ended here, and its row follows
   * @throws NotFound when it is absent or not visible
   * @throws WrongState when it is closed already
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  @Measured(Operation.SESSION_CLOSE)
  public boolean close(Caller caller, UUID sessionId) {
    try {
      closing.close(caller, sessionId);
    } catch (RuntimeException failure) {
      if (!withoutStore.close(caller, sessionId, failure)) {
        throw failure;
      }
      return false;
    }
    dataPlane.close(sessionId, CloseCause.DISCONNECTED);
    return true;
  }

  /** Closes a session for a cause that the system found; a closed one stays as it is. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void end(UUID sessionId, CloseCause cause) {
    if (closing.end(sessionId, cause)) {
      dataPlane.close(sessionId, cause);
    }
  }

  /** Closes those whose time is up and that nobody else works on, all of them or none. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void endDue(Collection<UUID> sessionIds) {
    closing.endDue(sessionIds).forEach(dataPlane::close);
  }

  /** Closes a session whose time is up, and not one that was heard of meanwhile. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void endIfDue(UUID sessionId) {
    closing.endIfDue(sessionId).ifPresent(cause -> dataPlane.close(sessionId, cause));
  }
}
