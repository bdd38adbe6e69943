package org.honeylink.control.event.application;

import org.honeylink.control.event.domain.OutboxEvent;

/** How an event looks outside: the JSON format of CloudEvents 1.0. Thread-safe. */
@FunctionalInterface
public interface EventText {

  /** One JSON object; the same text for the same event, on every way out. */
  String of(OutboxEvent event);
}
