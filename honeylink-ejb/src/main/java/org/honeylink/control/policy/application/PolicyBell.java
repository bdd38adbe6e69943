package org.honeylink.control.policy.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.honeylink.control.shared.application.Bell;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;

/** Wakes this node's thread that tells devices of their policies. */
@ApplicationScoped
public class PolicyBell extends Bell {

  /** Called by the container after each commit. */
  public void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ControlEvent event) {
    if (event.category() == Category.POLICY_UPDATE) {
      ring();
    }
  }
}
