package org.honeylink.control.dataplane.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.honeylink.control.session.application.EndSession;
import org.honeylink.control.session.application.OpenSession;
import org.honeylink.control.session.application.SessionsToRestore;
import org.honeylink.control.session.domain.CloseCause;

/** Takes up the sessions that were open when the server stopped, however it stopped. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RestoreSessions {

  private static final Logger LOG = System.getLogger(RestoreSessions.class.getName());

  @Inject SessionsToRestore sessions;
  @Inject DataPlane dataPlane;
  @Inject EndSession end;

  /** Once at each start, before packets are taken from anybody. */
  public void run() {
    List<OpenSession> open = sessions.restore();
    open.forEach(this::takeUp);
    if (!open.isEmpty()) {
      LOG.log(Level.INFO, "Took up {0} sessions of the earlier run", open.size());
    }
  }

  /** One session that cannot be carried on must not keep the server from starting. */
  private void takeUp(OpenSession session) {
    try {
      dataPlane.open(session);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "Session " + session.sessionId() + " cannot go on and is closed", e);
      end.end(session.sessionId(), CloseCause.NOT_OPENED);
    }
  }
}
