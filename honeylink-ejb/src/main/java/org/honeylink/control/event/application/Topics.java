package org.honeylink.control.event.application;

import java.util.List;
import org.honeylink.control.event.domain.OutboxEvent;

/** The broker. */
public interface Topics {

  /**
   * Publishes events in order, all or none; returns when the broker has them. An event published
   * before is taken and dropped by the broker.
   *
   * @throws RuntimeException when the broker is away
   */
  void publish(List<OutboxEvent> events);
}
