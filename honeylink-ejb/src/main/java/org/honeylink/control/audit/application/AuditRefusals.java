package org.honeylink.control.audit.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;

/**
 * Keeps a refusal although the transaction that was refused has been rolled back: writes in a
 * transaction of its own.
 */
@Stateless
public class AuditRefusals {

  @Inject private Event<ControlEvent> events;

  /**
   * @param target what the call was about; empty when there is none
   * @param details plain JSON values; never a secret
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void refused(
      Caller actor, Category category, String action, String target, Map<String, Object> details) {
    events.fire(
        new ControlEvent(
            actor, category, action, target, Outcome.REFUSED, details, Optional.empty()));
  }
}
