package org.honeylink.control.overview.application;

import java.util.Map;
import org.honeylink.control.dataplane.application.MessageCounters.Totals;

/**
 * Figures of one tenant at one moment.
 *
 * @param devices by status
 * @param sessions by state
 * @param messages of this node
 * @param messagesPerSecond delivered, over the last second or more
 */
public record Overview(
    Map<String, Long> devices,
    Map<String, Long> sessions,
    Totals messages,
    double messagesPerSecond) {

  public Overview {
    devices = Map.copyOf(devices);
    sessions = Map.copyOf(sessions);
  }
}
