package org.honeylink.control.trust.application;

import java.util.Objects;
import org.honeylink.control.device.domain.DeviceId;

/**
 * The last good certificate of a device was revoked, and that is committed: a CDI event for those
 * who serve the device. Who misses it, as on another node, asks {@link
 * DeviceCertificates#distrusted}.
 */
public record DeviceDistrusted(DeviceId deviceId) {

  public DeviceDistrusted {
    Objects.requireNonNull(deviceId);
  }
}
