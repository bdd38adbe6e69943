package org.honeylink.control.device.application;

import java.util.Objects;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.domain.Caller;

/**
 * A device is being taken out of service: a CDI event within the transaction that does it and that
 * holds the device. Who keeps something of the device destroys it now.
 */
public record DeviceLeaves(Caller caller, DeviceId deviceId) {

  public DeviceLeaves {
    Objects.requireNonNull(caller);
    Objects.requireNonNull(deviceId);
  }
}
