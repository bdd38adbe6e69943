package org.honeylink.control.rotation.application;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.rotation.domain.RequestedBy;
import org.honeylink.control.rotation.domain.RotationReason;

/**
 * What somebody wants rotated.
 *
 * @param devices all of the tenant when empty
 */
public record RotationOrder(
    RotationReason reason, RequestedBy requestedBy, Optional<List<DeviceId>> devices) {

  public RotationOrder {
    Objects.requireNonNull(reason);
    Objects.requireNonNull(requestedBy);
    devices = devices.map(List::copyOf);
  }
}
