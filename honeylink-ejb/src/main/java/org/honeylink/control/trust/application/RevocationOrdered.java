package org.honeylink.control.trust.application;

import java.util.Objects;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.domain.Caller;

/**
 * A certificate of the device is to be revoked as soon as the database is back: a CDI event for
 * those who serve the device now. Nobody could check that the device is the caller's.
 */
public record RevocationOrdered(Caller caller, DeviceId deviceId) {

  public RevocationOrdered {
    Objects.requireNonNull(caller);
    Objects.requireNonNull(deviceId);
  }
}
