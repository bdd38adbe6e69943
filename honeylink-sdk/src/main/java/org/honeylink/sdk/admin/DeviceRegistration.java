package org.honeylink.sdk.admin;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.honeylink.crypto.agreement.X25519PublicKey;
import org.honeylink.sdk.identity.DeviceIdentity;

/**
 * A device to be registered. Limits are the server's to check: it names every fault at once.
 *
 * @param firmwareVersion SemVer 2.0.0
 * @param capabilities of {@code telemetry}, {@code control}, {@code diagnostics}, {@code
 *     ota-update}, {@code pq}; give the same to {@link DeviceIdentity#registered(String, List)}
 */
public record DeviceRegistration(
    String deviceId,
    X25519PublicKey publicKey,
    String firmwareVersion,
    List<String> capabilities,
    Map<String, String> metadata) {

  public DeviceRegistration {
    Objects.requireNonNull(deviceId);
    Objects.requireNonNull(publicKey);
    Objects.requireNonNull(firmwareVersion);
    capabilities = List.copyOf(capabilities);
    metadata = Map.copyOf(metadata);
  }

  public static DeviceRegistration of(
      DeviceIdentity identity, String firmwareVersion, String... capabilities) {
    return new DeviceRegistration(
        identity.deviceId(),
        identity.publicKey(),
        firmwareVersion,
        List.of(capabilities),
        Map.of());
  }

  JsonObject toJson() {
    return Json.createObjectBuilder()
        .add("device_id", deviceId)
        .add("public_key", publicKey.toString())
        .add("firmware_version", firmwareVersion)
        .add("capabilities", Json.createArrayBuilder(capabilities))
        .add("metadata", Json.createObjectBuilder(Map.<String, Object>copyOf(metadata)))
        .build();
  }
}
