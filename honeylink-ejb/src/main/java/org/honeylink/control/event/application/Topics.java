package org.honeylink.control.event.application;

import java.util.List;
import org.honeylink.control.event.domain.OutboxEvent;

/** The broker. */
public interface Topics {

  /**
   * Publishes events in order, all or none; returns when the broker has them.
   *
   * @throws RuntimeException when the broker is away, or has one of them already
   */
  void publish(List<OutboxEvent> events);

  /**
   * Publishes one event; when the broker has it already, it is dropped there without a word.
   *
   * @throws RuntimeException when the broker is away
   */
  void publishUnlessPresent(OutboxEvent event);
}
