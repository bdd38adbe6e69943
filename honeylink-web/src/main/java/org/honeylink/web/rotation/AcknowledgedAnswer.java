package org.honeylink.web.rotation;

import java.time.Instant;
import org.honeylink.control.trust.domain.MasterGeneration;
import org.jspecify.annotations.Nullable;

/** Answer to {@code POST /devices/{device_id}/keys/ack}. */
public record AcknowledgedAnswer(
    String deviceId, int generation, String state, @Nullable Instant acknowledgedAt) {

  static AcknowledgedAnswer of(MasterGeneration generation) {
    return new AcknowledgedAnswer(
        generation.deviceId().value(),
        generation.generation(),
        generation.state().name(),
        generation.acknowledgedAt().orElse(null));
  }
}
