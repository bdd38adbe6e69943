package org.honeylink.web.device;

import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.ValidationFailed;

/** The device id of a path. */
public final class DevicePath {

  private DevicePath() {}

  /**
   * Reads it; what cannot be an id is the id of nothing.
   *
   * @throws NotFound when it is no device id
   */
  public static DeviceId id(String received) {
    try {
      return new DeviceId(received);
    } catch (ValidationFailed noId) {
      throw new NotFound("device", received);
    }
  }
}
