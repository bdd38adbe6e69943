package org.honeylink.control.trust.infrastructure.vault.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** KV engine, version 2: the latest version of each secret. */
final class SimulatedKeyValue {

  private final Map<String, Secret> secrets = new ConcurrentHashMap<>();

  private record Secret(JsonObject data, int version) {}

  /** "Read secret version". */
  JsonObject read(String path) throws Refusal {
    Secret secret = secrets.get(path);
    if (secret == null) {
      throw new Refusal(404, "");
    }
    return Json.createObjectBuilder()
        .add(
            "data",
            Json.createObjectBuilder()
                .add("data", secret.data())
                .add("metadata", metadata(secret.version())))
        .build();
  }

  /** "Create/Update secret". */
  synchronized JsonObject write(String path, JsonObject body) throws Refusal {
    if (!(body.get("data") instanceof JsonObject data)) {
      throw new Refusal(400, "no data provided");
    }
    Secret former = secrets.get(path);
    int version = former == null ? 0 : former.version();
    if (body.get("options") instanceof JsonObject options
        && options.containsKey("cas")
        && options.getInt("cas") != version) {
      throw new Refusal(400, "check-and-set parameter did not match the current version");
    }
    secrets.put(path, new Secret(data, version + 1));
    return Json.createObjectBuilder().add("data", metadata(version + 1)).build();
  }

  private static JsonObject metadata(int version) {
    return Json.createObjectBuilder()
        .add("created_time", "2026-01-01T00:00:00Z")
        .add("deletion_time", "")
        .add("destroyed", false)
        .add("version", version)
        .build();
  }

  /** "Delete metadata and all versions". */
  void delete(String path) {
    secrets.remove(path);
  }
}
