package org.honeylink.control.session.application;

import java.util.Objects;
import java.util.UUID;

/**
 * A word of a device on a live session: the content of a CONTROL packet that opened under the
 * session's keys. So the device is proven; what it says is not.
 *
 * @param kind number of a {@code ControlKind}
 * @param content the listener's own, 0 to 1,165 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Only carries bytes from the wire; never compared.
public record DeviceWord(
    String tenantId, String deviceId, UUID sessionId, int kind, byte[] content) {

  public DeviceWord {
    Objects.requireNonNull(tenantId);
    Objects.requireNonNull(deviceId);
    Objects.requireNonNull(sessionId);
    Objects.requireNonNull(content);
  }
}
