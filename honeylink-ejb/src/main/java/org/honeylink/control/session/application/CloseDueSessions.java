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
import org.honeylink.control.shared.application.TimedWork;

/**
 * Closes sessions whose time is up, every two seconds; each in its own transaction, so that one
 * that fails does not keep the others. It begins with sessions that ended while the server stood.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.CONTAINER)
public class CloseDueSessions {

  private static final Logger LOG = Logger.getLogger(CloseDueSessions.class.getName());
  private static final int BATCH = 500;
  private static final int MOST_BATCHES = 20;

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

  /** Those of which one could not be closed are not looked at again before the next turn. */
  private void endAllDue() {
    List<UUID> due = closing.due(BATCH);
    for (int i = 0; i < MOST_BATCHES && !due.isEmpty(); i++) {
      due.forEach(this::endIfDue);
      due = due.size() < BATCH ? List.of() : closing.due(BATCH);
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
