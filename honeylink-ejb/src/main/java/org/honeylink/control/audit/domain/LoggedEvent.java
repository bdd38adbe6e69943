package org.honeylink.control.audit.domain;

import java.util.Objects;

/**
 * An event with its place in the log.
 *
 * @param leafIndex from 0
 */
public record LoggedEvent(long leafIndex, AuditEvent event) {

  public LoggedEvent {
    Objects.requireNonNull(event);
  }
}
