package org.honeylink.control.dataplane.application;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.honeylink.control.session.application.EndSession;
import org.honeylink.control.session.application.OpenSession;
import org.honeylink.control.session.application.SessionsToRestore;
import org.honeylink.control.session.domain.CloseCause;
import org.honeylink.crypto.keys.KeyStoreAway;

/**
 * Takes up the sessions that were open when the server stopped, however it stopped. Those whose
 * keys cannot be had, because the key store is away, are taken up when it is back.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RestoreSessions {

  private static final Logger LOG = System.getLogger(RestoreSessions.class.getName());

  @Inject SessionsToRestore sessions;
  @Inject DataPlane dataPlane;
  @Inject EndSession end;

  private final Queue<OpenSession> waiting = new ConcurrentLinkedQueue<>();

  /** Once at each start, before packets are taken from anybody. */
  public void run() {
    List<OpenSession> open = sessions.restore();
    open.forEach(this::takeUp);
    if (!open.isEmpty()) {
      LOG.log(
          Level.INFO,
          "Took up {0} sessions of the earlier run",
          Integer.toString(open.size() - waiting.size()));
    }
    if (!waiting.isEmpty()) {
      LOG.log(
          Level.WARNING, "{0} sessions wait for the key store", Integer.toString(waiting.size()));
    }
  }

  /** Called by the container; asks for one first, so that an absent store is asked once. */
  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  public void takeUpWaiting() {
    for (int left = waiting.size(); left > 0; left--) {
      OpenSession next = waiting.poll();
      if (next == null || !takeUp(next)) {
        return;
      }
    }
  }

  /**
   * One session that cannot be carried on must not keep the server from starting.
   *
   * @return false when it waits for the key store or the database
   */
  private boolean takeUp(OpenSession session) {
    try {
      dataPlane.open(session);
    } catch (RuntimeException e) {
      if (isKeyStoreAway(e)) {
        waiting.add(session);
        return false;
      }
      LOG.log(Level.ERROR, "Session " + session.sessionId() + " cannot go on and is closed", e);
      return close(session);
    }
    return true;
  }

  private boolean close(OpenSession session) {
    try {
      end.end(session.sessionId(), CloseCause.NOT_OPENED);
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Session " + session.sessionId() + " could not be closed yet", e);
      waiting.add(session);
      return false;
    }
  }

  /** The container wraps what an enterprise bean throws. */
  private static boolean isKeyStoreAway(Throwable failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(KeyStoreAway.class::isInstance);
  }
}
