package org.honeylink.control.session.application;

import java.util.List;

/**
 * A policy has given the streams of these sessions other settings; fired within the transaction.
 */
public record SessionsRetuned(List<SessionSettings> sessions) {

  public SessionsRetuned {
    sessions = List.copyOf(sessions);
  }
}
