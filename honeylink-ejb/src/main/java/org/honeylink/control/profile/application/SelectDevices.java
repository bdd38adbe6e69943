package org.honeylink.control.profile.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.honeylink.control.device.application.DeviceFilter;
import org.honeylink.control.device.application.DeviceRepository;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.device.domain.DeviceStatus;
import org.honeylink.control.policy.application.Policies;
import org.honeylink.control.profile.domain.ProfileContent;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.ValidationFailed;

/** Finds the devices of a selector, within the caller's tenant. */
@ApplicationScoped
public class SelectDevices {

  @Inject DeviceRepository devices;
  @Inject Policies policies;

  /**
   * Their ids; those that were named come as they are, also when they are not there.
   *
   * @throws ValidationFailed when there are too many for one call
   */
  public List<DeviceId> of(Caller caller, ProfileContent profile, DeviceSelector selector) {
    List<DeviceId> found =
        selector
            .deviceIds()
            .map(ids -> ids.stream().distinct().toList())
            .orElseGet(() -> search(caller, profile, selector));
    if (found.size() > DeviceSelector.MOST) {
      throw new ValidationFailed(
          "", "more than 1,000 devices are meant; do it in parts, by device_ids or tags");
    }
    return found;
  }

  private List<DeviceId> search(Caller caller, ProfileContent profile, DeviceSelector selector) {
    int most = DeviceSelector.MOST + 1;
    if (selector.usingIt()) {
      return policies.usersOfOther(
          caller.tenantId(), profile.id().value(), profile.version().toString(), most);
    }
    DeviceFilter filter = new DeviceFilter(Optional.empty(), Optional.empty(), selector.tag());
    return devices.list(caller.tenantId(), filter, Optional.empty(), most).stream()
        .filter(device -> device.status() != DeviceStatus.REVOKED)
        .map(Device::deviceId)
        .toList();
  }

  /** Those of them that the caller may see. */
  public List<DeviceId> visible(Caller caller, List<DeviceId> ids) {
    return ids.stream()
        .filter(
            id ->
                devices
                    .find(id)
                    .filter(device -> caller.sees(device.tenantId(), id.value()))
                    .isPresent())
        .toList();
  }
}
