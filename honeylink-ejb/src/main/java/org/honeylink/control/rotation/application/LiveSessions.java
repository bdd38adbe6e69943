package org.honeylink.control.rotation.application;

import java.util.Collection;
import java.util.Set;
import org.honeylink.control.device.domain.DeviceId;

/**
 * Port to sessions that are open while their device's master is rotated. Called outside any
 * transaction; calling again after a crash changes nothing that was done.
 */
public interface LiveSessions {

  /** Those of the devices that have a session open. */
  Set<DeviceId> amongOpen(Collection<DeviceId> devices);

  /** Begins to re-key all sessions of the device that are on an older generation, in place. */
  void rekey(DeviceId device);

  /** How many of its sessions are still on an older generation. */
  int waiting(DeviceId device);

  /** Closes sessions of the device that are on an older generation than this one. */
  void closeBehind(DeviceId device, int generation);
}
