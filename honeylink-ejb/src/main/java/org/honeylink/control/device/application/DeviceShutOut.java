package org.honeylink.control.device.application;

import java.util.Objects;
import org.honeylink.control.device.domain.DeviceId;

/**
 * A device was suspended or taken out of service, and that is committed: a CDI event for those who
 * serve the device on this node. Who misses it, as on another node, asks {@link Devices#shutOut}.
 */
public record DeviceShutOut(DeviceId deviceId) {

  public DeviceShutOut {
    Objects.requireNonNull(deviceId);
  }
}
