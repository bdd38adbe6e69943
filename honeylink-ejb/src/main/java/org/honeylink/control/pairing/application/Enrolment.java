package org.honeylink.control.pairing.application;

import java.time.Instant;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceToken;
import org.honeylink.control.pairing.domain.PairingCode;

/**
 * A registered device with the two secrets that are shown once, now: its token and its pairing
 * code.
 */
public final class Enrolment {

  private final Device device;
  private final DeviceToken token;
  private final IssuedCode issued;

  Enrolment(Device device, DeviceToken token, IssuedCode issued) {
    this.device = device;
    this.token = token;
    this.issued = issued;
  }

  public Device device() {
    return device;
  }

  public DeviceToken token() {
    return token;
  }

  public PairingCode code() {
    return issued.code();
  }

  public Instant codeExpiresAt() {
    return issued.expiresAt();
  }
}
