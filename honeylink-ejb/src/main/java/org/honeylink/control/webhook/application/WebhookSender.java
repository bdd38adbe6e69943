package org.honeylink.control.webhook.application;

import java.net.URI;
import org.honeylink.control.webhook.domain.Attempt;
import org.honeylink.control.webhook.domain.Delivery;

/** The way to endpoints. Thread-safe. */
public interface WebhookSender {

  /**
   * Posts a delivery, signed. Returns within {@link DeliverySteps#LEASE}; never throws for what the
   * endpoint or the network does.
   *
   * @throws RuntimeException when it cannot be signed now
   */
  Attempt send(URI url, Delivery delivery);
}
