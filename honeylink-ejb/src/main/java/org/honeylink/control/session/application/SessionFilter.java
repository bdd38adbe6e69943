package org.honeylink.control.session.application;

import java.util.Objects;
import java.util.Optional;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.session.domain.SessionState;

/** Which sessions to list; an empty part does not narrow. */
public record SessionFilter(Optional<DeviceId> deviceId, Optional<SessionState> state) {

  public SessionFilter {
    Objects.requireNonNull(deviceId);
    Objects.requireNonNull(state);
  }
}
