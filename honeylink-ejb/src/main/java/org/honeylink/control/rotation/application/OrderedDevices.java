package org.honeylink.control.rotation.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.device.domain.DeviceStatus;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.ValidationFailed;

/** Looks at the devices that an order names. */
@Dependent
public class OrderedDevices {

  static final Comparator<DeviceId> BY_ID = Comparator.comparing(DeviceId::value);

  private static final Set<String> ROTATABLE =
      Set.of(DeviceStatus.PAIRED.name(), DeviceStatus.SUSPENDED.name());

  @Inject RotationStore store;

  /** Whether it is a device of the tenant that has a master in use. */
  boolean isRotatable(String tenantId, DeviceId id) {
    return ROTATABLE.contains(store.statuses(tenantId, List.of(id)).getOrDefault(id, ""));
  }

  /**
   * Refuses names that are no devices of the tenant, stand twice, or have no master in use.
   *
   * @throws ValidationFailed with all of them, by position
   */
  void check(String tenantId, List<DeviceId> named) {
    Map<DeviceId, String> statuses = store.statuses(tenantId, named);
    Faults faults = new Faults();
    Set<DeviceId> seen = new HashSet<>();
    for (int i = 0; i < named.size(); i++) {
      DeviceId id = named.get(i);
      String path = "device_ids[" + i + "]";
      String status = statuses.getOrDefault(id, "");
      if (!seen.add(id)) {
        faults.add(path, "is a second '" + id + "'");
      } else if (status.isEmpty()) {
        faults.add(path, "must be a device of yours, which '" + id + "' is not");
      } else if (!ROTATABLE.contains(status)) {
        faults.add(path, "must be a paired or suspended device; '" + id + "' is " + status);
      }
    }
    faults.refuseIfAny();
  }
}
