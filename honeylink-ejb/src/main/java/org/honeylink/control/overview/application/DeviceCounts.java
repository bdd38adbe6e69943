package org.honeylink.control.overview.application;

import java.util.Map;

/** How many devices there are; the device feature implements it. Thread-safe. */
public interface DeviceCounts {

  /**
   * Devices of a tenant by status, as in {@code PAIRED}; a status without devices may be absent.
   */
  Map<String, Long> devicesByStatus(String tenantId);
}
