package org.honeylink.control.rotation.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.honeylink.control.shared.application.Bell;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;

/** Tells this node's engine that something about keys has changed. */
@ApplicationScoped
public class RotationBell extends Bell {

  /** Called by the container after each commit. */
  public void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ControlEvent event) {
    if (event.category() == Category.KEY_ROTATION) {
      ring();
    }
  }
}
