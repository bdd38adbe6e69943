package org.honeylink.control.idempotency.application;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.honeylink.control.idempotency.domain.Claim.Granted;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;

/**
 * Every change fires an event in its transaction; within a call that has a key, that transaction
 * also marks the key's row. So after a crash the row tells whether the change is there.
 */
@ApplicationScoped
public class MarkEffect {

  @Inject private IdempotencyKeys keys;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transactions;

  /** Called by the container for every event; nothing outside a call with a key. */
  public void mark(@Observes ControlEvent event) {
    if (KeyedCall.CURRENT.isBound() && event.outcome() == Outcome.SUCCESS) {
      KeyedCall call = KeyedCall.CURRENT.get();
      call.granted().ifPresent(claim -> mark(call, claim, event));
    }
  }

  private void mark(KeyedCall call, Granted claim, ControlEvent event) {
    Object transaction = transactions.getTransactionKey();
    if (transaction == null || !call.mayMarkIn(transaction)) {
      return;
    }
    transactions.registerInterposedSynchronization(new ForgetMark(call));
    if (!keys.mark(claim, event.action(), event.target())) {
      throw KeyedCalls.takenOver();
    }
    call.markedIn(transaction);
  }

  private record ForgetMark(KeyedCall call) implements Synchronization {

    @Override
    public void beforeCompletion() {
      // Nothing is left to do.
    }

    @Override
    public void afterCompletion(int status) {
      call.markEnded();
    }
  }
}
