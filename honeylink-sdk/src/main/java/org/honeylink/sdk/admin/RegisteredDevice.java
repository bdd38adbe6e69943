package org.honeylink.sdk.admin;

import java.time.Instant;
import org.honeylink.sdk.api.Answer;

/**
 * A device just registered. Token and pairing code are told here and never again; they are not part
 * of the text form.
 */
public final class RegisteredDevice {

  private final String deviceId;
  private final String deviceToken;
  private final String pairingCode;
  private final Instant expiresAt;

  private RegisteredDevice(Answer answer) {
    this.deviceId = answer.text("device_id");
    this.deviceToken = answer.text("device_token");
    this.pairingCode = answer.text("pairing_code");
    this.expiresAt = answer.time("expires_at");
  }

  static RegisteredDevice of(Answer answer) {
    return new RegisteredDevice(answer);
  }

  public String deviceId() {
    return deviceId;
  }

  /** For {@code DeviceIdentity.registered}. */
  public String deviceToken() {
    return deviceToken;
  }

  /** For {@code HoneyLink.pair}; good once. */
  public String pairingCode() {
    return pairingCode;
  }

  /** End of the pairing code. */
  public Instant expiresAt() {
    return expiresAt;
  }

  @Override
  public String toString() {
    return "RegisteredDevice[" + deviceId + "]";
  }
}
