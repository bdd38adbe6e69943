package org.honeylink.control.event.infrastructure;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.honeylink.control.event.application.DeadLetterQueue;
import org.honeylink.control.event.application.DeadLetters;
import org.honeylink.control.shared.application.TimedWork;

/** Looks each second for messages that have died. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeadLetterWatch {

  /** Of one look; what is left comes a second later. */
  private static final int MOST = 100;

  private final TimedWork looking =
      new TimedWork(DeadLetterWatch.class, "The queue of dead letters cannot be read");

  @Inject private DeadLetterQueue queue;
  @Inject private DeadLetters letters;

  /** Called by the container, one call at a time. */
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  public void look() {
    looking.run(
        () -> {
          int taken = 0;
          while (taken < MOST && queue.takeNext(letters::keep)) {
            taken++;
          }
        });
  }
}
