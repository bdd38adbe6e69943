package org.honeylink.control.webhook.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.honeylink.control.shared.application.Bell;
import org.honeylink.control.shared.domain.ControlEvent;

/** Wakes the deliveries when an administrator has done something with a webhook. */
@ApplicationScoped
public class WebhookBell extends Bell {

  /** Called by the container after each commit. */
  public void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ControlEvent event) {
    if (event.action().startsWith("webhook.")) {
      ring();
    }
  }
}
