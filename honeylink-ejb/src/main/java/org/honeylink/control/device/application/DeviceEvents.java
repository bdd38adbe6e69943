package org.honeylink.control.device.application;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceMove;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.domain.ControlEvent.Publication;
import org.honeylink.control.shared.domain.ControlEvent.Topic;

/** What the audit trail and the topics hear of a device's life. */
final class DeviceEvents {

  private DeviceEvents() {}

  static ControlEvent edited(Caller caller, Device device) {
    Map<String, Object> data = about(device);
    data.put("tags", device.tags().names());
    data.put("firmware_version", device.firmwareVersion().toString());
    return event(caller, device, "edited", data);
  }

  static ControlEvent moved(Caller caller, Device device, DeviceMove move) {
    String what =
        switch (move) {
          case PAIR -> throw new IllegalArgumentException("pairing tells of itself");
          case SUSPEND -> "suspended";
          case REACTIVATE -> "reactivated";
          case DECOMMISSION -> "decommissioned";
        };
    return event(caller, device, what, about(device));
  }

  private static Map<String, Object> about(Device device) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("device_id", device.deviceId().value());
    data.put("status", device.status().name());
    return data;
  }

  private static ControlEvent event(
      Caller caller, Device device, String what, Map<String, Object> data) {
    String id = device.deviceId().value();
    return new ControlEvent(
        caller,
        Category.DEVICE_REGISTRATION,
        "device." + what,
        id,
        Outcome.SUCCESS,
        data,
        Optional.of(
            new Publication(
                Topic.DEVICE,
                "org.honeylink.device." + what,
                Optional.of(id),
                Optional.empty(),
                data)));
  }
}
