package org.honeylink.control.rotation.application;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.rotation.domain.DeviceRotation;
import org.honeylink.control.trust.domain.MasterGeneration;
import org.honeylink.control.trust.domain.MasterGeneration.State;

/** What is known of the generations of a batch of devices. */
final class GenerationsOfDevices {

  private final Map<DeviceId, List<MasterGeneration>> byDevice;

  GenerationsOfDevices(List<MasterGeneration> all) {
    byDevice = all.stream().collect(Collectors.groupingBy(MasterGeneration::deviceId));
  }

  List<MasterGeneration> of(DeviceId device, State state) {
    return of(device).stream().filter(each -> each.state() == state).toList();
  }

  /** Number that no generation of the device has had. */
  int next(DeviceId device) {
    return 1 + of(device).stream().mapToInt(MasterGeneration::generation).max().orElse(0);
  }

  /** The generation that a rotation leads to. */
  MasterGeneration to(DeviceRotation rotation) {
    int number = to(rotation.toGeneration().orElse(0), rotation);
    return of(rotation.deviceId()).stream()
        .filter(each -> each.generation() == number)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(rotation + " leads to no generation"));
  }

  /** All before it that may be in use. */
  List<MasterGeneration> before(DeviceRotation rotation) {
    int number = to(rotation.toGeneration().orElse(0), rotation);
    return of(rotation.deviceId()).stream()
        .filter(each -> each.generation() < number && each.state() != State.RETIRED)
        .toList();
  }

  private static int to(int number, DeviceRotation rotation) {
    if (number == 0) {
      throw new IllegalStateException(rotation + " is not prepared");
    }
    return number;
  }

  private List<MasterGeneration> of(DeviceId device) {
    return byDevice.getOrDefault(device, List.of());
  }
}
