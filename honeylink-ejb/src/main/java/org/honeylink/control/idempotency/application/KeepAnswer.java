package org.honeylink.control.idempotency.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.honeylink.control.idempotency.domain.Claim.Granted;
import org.honeylink.control.idempotency.domain.KeptAnswer;
import org.honeylink.control.trust.application.SealedRows;

/**
 * Keeps the answer of a call in the transaction of its effect. A session bean, as the use cases
 * are: the container gives a connection of the transaction to those, and to a filter another one,
 * which would wait for the first for ever.
 */
@Stateless
public class KeepAnswer {

  @Inject IdempotencyKeys keys;
  @Inject SealedRows seals;

  /**
   * Keeps it, in the transaction at hand.
   *
   * @throws org.honeylink.control.shared.domain.Conflict when another has taken the call over; the
   *     transaction must not commit
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void keep(Granted claim, KeptAnswer answer) {
    if (!keys.answer(claim, seals.seal(answer.bytes(), KeyedCalls.rowName(claim.rowId())))) {
      throw KeyedCalls.takenOver();
    }
  }
}
