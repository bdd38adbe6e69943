package org.honeylink.sdk.admin;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Collection;

/**
 * What devices are to do.
 *
 * @param name what the devices know it by, as in {@code reboot}
 * @param parameters how; about 1,100 bytes at most, because a command travels in one datagram
 * @param selector of the API: {@link #devices}, {@link #tag} or {@link #all} make it
 * @param expiresIn how long devices may take, asleep or awake; 5 seconds to 30 days
 */
public record CommandOrder(
    String name, JsonObject parameters, JsonObject selector, Duration expiresIn) {

  /** For these devices. */
  public static JsonObject devices(Collection<String> deviceIds) {
    return Json.createObjectBuilder().add("device_ids", Json.createArrayBuilder(deviceIds)).build();
  }

  /** For all devices that have the tag now. */
  public static JsonObject tag(String tag) {
    return Json.createObjectBuilder().add("tag", tag).build();
  }

  /** For all devices of the tenant. */
  public static JsonObject all() {
    return Json.createObjectBuilder().add("all", true).build();
  }

  JsonObject toJson() {
    return Json.createObjectBuilder()
        .add("name", name)
        .add("parameters", parameters)
        .add("selector", selector)
        .add("expires_in_seconds", expiresIn.toSeconds())
        .build();
  }
}
