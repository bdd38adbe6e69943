package org.honeylink.control.dataplane.application;

import java.util.List;
import org.honeylink.control.dataplane.domain.DeliveredMessage;

/** Port to the broker: where delivered messages go. */
public interface StreamPublisher {

  /**
   * Publishes all of them, in order, in one transaction.
   *
   * @throws RuntimeException when the broker has none of them
   */
  void publish(List<DeliveredMessage> messages);

  /**
   * Publishes one message; the broker drops it silently when it has it already, as after a restart.
   *
   * @throws RuntimeException when the broker does not have it
   */
  void publishUnlessPresent(DeliveredMessage message);
}
