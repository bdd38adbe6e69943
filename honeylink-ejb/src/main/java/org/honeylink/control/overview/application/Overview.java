package org.honeylink.control.overview.application;

import java.util.Map;

/**
 * What one tenant has at one moment.
 *
 * @param devices by status
 * @param sessions by state
 */
public record Overview(Map<String, Long> devices, Map<String, Long> sessions) {

  public Overview {
    devices = Map.copyOf(devices);
    sessions = Map.copyOf(sessions);
  }
}
