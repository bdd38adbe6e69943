package org.honeylink.control.event.domain;

import java.util.Objects;

/**
 * An event with its place in the one order of the log.
 *
 * @param sequence grows by one with each event; the first is 1
 */
public record LoggedEvent(long sequence, OutboxEvent event) {

  public LoggedEvent {
    Objects.requireNonNull(event);
  }
}
