package org.honeylink.web.rotation;

import java.time.Instant;
import java.util.List;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.trust.application.DeviceKeyReport;
import org.honeylink.control.trust.domain.MasterGeneration;
import org.honeylink.web.device.SealedMasterAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Generations of a device's master.
 *
 * @param generations newest first
 */
public record DeviceKeysAnswer(String deviceId, List<Generation> generations) {

  static DeviceKeysAnswer of(DeviceId deviceId, DeviceKeyReport report) {
    return new DeviceKeysAnswer(
        deviceId.value(),
        report.generations().stream().map(each -> Generation.of(each, report)).toList());
  }

  /**
   * One generation.
   *
   * @param retiresAt end of its grace
   * @param deviceMaster sealed; for the device, until it has acknowledged it
   */
  public record Generation(
      int generation,
      String state,
      Instant preparedAt,
      @Nullable Instant activatedAt,
      @Nullable Instant acknowledgedAt,
      @Nullable Instant retiresAt,
      @Nullable Instant retiredAt,
      @Nullable SealedMasterAnswer deviceMaster) {

    private static Generation of(MasterGeneration each, DeviceKeyReport report) {
      return new Generation(
          each.generation(),
          each.state().name(),
          each.preparedAt(),
          each.activatedAt().orElse(null),
          each.acknowledgedAt().orElse(null),
          each.retiresAt().orElse(null),
          each.retiredAt().orElse(null),
          report.sealed(each.generation()).map(SealedMasterAnswer::of).orElse(null));
    }
  }
}
