package org.honeylink.control.command.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.honeylink.control.shared.application.Bell;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;

/** Tells this node's sender that there is something to send. */
@ApplicationScoped
public class CommandBell extends Bell {

  /** Called by the container after each commit. */
  public void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ControlEvent event) {
    if (event.category() == Category.COMMAND || WakeTargets.isAwake(event)) {
      ring();
    }
  }
}
