package org.honeylink.web.policy;

import java.time.Instant;
import org.honeylink.control.policy.domain.DevicePolicy;
import org.jspecify.annotations.Nullable;

/**
 * Answer to {@code PUT /devices/{device_id}/policy}.
 *
 * @param applied false until the device has acknowledged it
 */
public record AppliedAnswer(String policyVersion, boolean applied, @Nullable Instant appliedAt) {

  static AppliedAnswer of(DevicePolicy policy) {
    return new AppliedAnswer(
        policy.document().version().value(),
        policy.appliedAt().isPresent(),
        policy.appliedAt().orElse(null));
  }
}
