package org.honeylink.control.profile.application;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.domain.ValidationFailed;

/**
 * Which devices a profile is for; exactly one of these.
 *
 * @param deviceIds these
 * @param tag all that carry it
 * @param usingIt all that have another version of the profile
 * @param all of the tenant
 */
public record DeviceSelector(
    Optional<List<DeviceId>> deviceIds, Optional<String> tag, boolean usingIt, boolean all) {

  /** Most devices of one call. */
  public static final int MOST = 1_000;

  public DeviceSelector {
    deviceIds = deviceIds.map(List::copyOf);
    Objects.requireNonNull(tag);
    int said =
        (deviceIds.isPresent() ? 1 : 0)
            + (tag.isPresent() ? 1 : 0)
            + (usingIt ? 1 : 0)
            + (all ? 1 : 0);
    if (said != 1) {
      throw new ValidationFailed(
          "", "give exactly one of device_ids, tag, using: true and all: true");
    }
    if (deviceIds.filter(ids -> ids.isEmpty() || ids.size() > MOST).isPresent()) {
      throw new ValidationFailed("device_ids", "must name 1 to 1,000 devices");
    }
  }
}
