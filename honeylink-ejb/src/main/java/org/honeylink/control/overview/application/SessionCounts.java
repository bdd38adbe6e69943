package org.honeylink.control.overview.application;

import java.util.Map;

/** How many sessions there are; the session feature implements it. Thread-safe. */
public interface SessionCounts {

  /**
   * Sessions of a tenant by state, as in {@code ACTIVE}; a state without sessions may be absent.
   */
  Map<String, Long> sessionsByState(String tenantId);
}
