package org.honeylink.sdk.admin;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * Which device masters to rotate, and why.
 *
 * @param deviceId the device; empty for all of the tenant
 * @param reason for the record; {@link Reason#COMPROMISED} makes it an emergency
 * @param requestedBy for the record
 */
public record RotationOrder(Optional<String> deviceId, Reason reason, String requestedBy) {

  /** As the API names them. */
  public enum Reason {
    SCHEDULED("scheduled"),
    COMPROMISED("compromised"),
    MANUAL("manual"),
    POLICY_CHANGE("policy-change");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** The name in the API. */
    @Override
    public String toString() {
      return text;
    }
  }

  String path() {
    return deviceId.map(id -> "/devices/" + id + "/keys/rotate").orElse("/keys/rotations");
  }

  JsonObject toJson() {
    return Json.createObjectBuilder()
        .add("reason", reason.toString())
        .add("requested_by", requestedBy)
        .build();
  }
}
