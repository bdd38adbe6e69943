package org.honeylink.control.session.application;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.honeylink.control.session.application.SessionRepository.Due;
import org.honeylink.control.shared.application.TimedWork;

/**
 * Closes sessions whose time is up, every two seconds: some of them in one transaction, and each in
 * its own when that fails, so that one that cannot be closed does not keep the others. Nodes share
 * the work: none waits for a session that another one closes. It begins with sessions that ended
 * while the server stood.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.CONTAINER)
public class CloseDueSessions {

  private static final Logger LOG = Logger.getLogger(CloseDueSessions.class.getName());
  private static final int BATCH = 50;
  private static final int MOST_BATCHES = 200;

  private final TimedWork looking =
      new TimedWork(CloseDueSessions.class, "Sessions that are due could not be looked for");

  @Inject SessionClosing closing;
  @Inject EndSession end;

  /** Called by the container. */
  @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void closeDue() {
    looking.run(this::endAllDue);
  }

  /** Those that could not be closed are passed, and looked at again in the next turn. */
  private void endAllDue() {
    List<Due> due = closing.due(Due.FIRST, BATCH);
    for (int i = 0; i < MOST_BATCHES && !due.isEmpty(); i++) {
      end(due.stream().map(Due::id).toList());
      due = due.size() < BATCH ? List.of() : closing.due(due.getLast(), BATCH);
    }
  }

  private void end(List<UUID> sessionIds) {
    try {
      end.endDue(sessionIds);
    } catch (RuntimeException cause) {
      LOG.log(Level.FINE, "Sessions that are due are closed one by one", cause);
      sessionIds.forEach(this::endIfDue);
    }
  }

  private void endIfDue(UUID sessionId) {
    try {
      end.endIfDue(sessionId);
    } catch (RuntimeException cause) {
      LOG.log(
          Level.WARNING,
          cause,
          () -> "Session " + sessionId + " is due and could not be closed; tried again soon");
    }
  }
}
