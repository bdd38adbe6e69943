package org.honeylink.control.dataplane.domain;

import java.util.Objects;
import java.util.UUID;
import org.honeylink.control.session.domain.StreamMode;

/**
 * The stream that a message came on.
 *
 * @param connectionId names it in every packet
 * @param keyEpoch epoch of the keys that opened it
 */
public record StreamOrigin(
    String tenantId,
    String deviceId,
    UUID sessionId,
    UUID streamId,
    String name,
    long connectionId,
    StreamMode mode,
    int keyEpoch) {

  public StreamOrigin {
    Objects.requireNonNull(tenantId);
    Objects.requireNonNull(deviceId);
    Objects.requireNonNull(sessionId);
    Objects.requireNonNull(streamId);
    Objects.requireNonNull(name);
    Objects.requireNonNull(mode);
  }

  public boolean isReliable() {
    return mode == StreamMode.RELIABLE;
  }

  /** As in {@code HL-EDGE-0001/telemetry}. */
  public String subject() {
    return deviceId + "/" + name;
  }
}
