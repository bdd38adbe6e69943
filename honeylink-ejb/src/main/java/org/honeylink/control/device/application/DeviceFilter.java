package org.honeylink.control.device.application;

import java.util.Objects;
import java.util.Optional;
import org.honeylink.control.device.domain.Capability;
import org.honeylink.control.device.domain.DeviceStatus;

/**
 * Which devices to list; an empty part does not narrow, except that a device out of service is
 * listed only when its status is asked for.
 *
 * @param tag one that it must have
 * @param text somewhere in the id, the firmware version or the metadata, in any case
 */
public record DeviceFilter(
    Optional<DeviceStatus> status,
    Optional<Capability> capability,
    Optional<String> tag,
    Optional<String> text) {

  public DeviceFilter {
    Objects.requireNonNull(status);
    Objects.requireNonNull(capability);
    Objects.requireNonNull(tag);
    Objects.requireNonNull(text);
  }
}
