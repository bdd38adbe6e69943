package org.honeylink.sdk.admin;

import java.time.Instant;
import java.util.List;
import org.honeylink.sdk.api.Answer;

/**
 * A device in a list.
 *
 * @param status as in {@code PAIRED}
 */
public record DeviceSummary(
    String deviceId,
    String status,
    String firmwareVersion,
    List<String> capabilities,
    Instant registeredAt) {

  public DeviceSummary {
    capabilities = List.copyOf(capabilities);
  }

  static DeviceSummary of(Answer answer) {
    return new DeviceSummary(
        answer.text("device_id"),
        answer.text("status"),
        answer.text("firmware_version"),
        answer.texts("capabilities"),
        answer.time("registered_at"));
  }
}
