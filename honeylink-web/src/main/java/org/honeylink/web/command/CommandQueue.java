package org.honeylink.web.command;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.honeylink.control.command.application.OrderQueue;
import org.honeylink.control.shared.application.TimedWork;

/** Looks each second for orders in the queue {@code honeylink.command}. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CommandQueue {

  /** Of one look; what is left comes a second later. */
  private static final int MOST = 100;

  private final TimedWork looking =
      new TimedWork(CommandQueue.class, "The queue honeylink.command cannot be read");

  @Inject private OrderQueue orders;

  /** Called by the container, one call at a time. */
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  public void look() {
    looking.run(
        () -> {
          int taken = 0;
          while (taken < MOST && orders.takeNext(OrderMessage::parse)) {
            taken++;
          }
        });
  }
}
