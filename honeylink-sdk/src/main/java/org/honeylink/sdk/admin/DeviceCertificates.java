package org.honeylink.sdk.admin;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import org.honeylink.sdk.api.Answer;
import org.honeylink.sdk.api.ApiClient;

/** Certificates of devices, as an administrator sees them. Thread-safe. */
public final class DeviceCertificates {

  private final ApiClient api;
  private final SignIn signIn;

  DeviceCertificates(ApiClient api, SignIn signIn) {
    this.api = api;
    this.signIn = signIn;
  }

  /** Every certificate that the device ever had, newest first ({@code items}). */
  public Answer history(String deviceId) {
    return api.get("/devices/" + deviceId + "/certificates", signIn::accessToken);
  }

  /**
   * Revokes one certificate of a device, or all that are good.
   *
   * @param reason of RFC 5280, 5.3.1, as in {@code keyCompromise}
   * @param serial hexadecimal; empty for all
   */
  public Answer revoke(String deviceId, String reason, Optional<String> serial) {
    JsonObjectBuilder body = Json.createObjectBuilder().add("reason", reason);
    serial.ifPresent(number -> body.add("serial", number));
    return api.post(
        "/devices/" + deviceId + "/certificate/revoke", signIn::accessToken, body.build());
  }
}
