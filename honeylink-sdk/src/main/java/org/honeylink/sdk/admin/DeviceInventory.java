package org.honeylink.sdk.admin;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.honeylink.crypto.pairing.PairingUri;
import org.honeylink.sdk.api.Answer;
import org.honeylink.sdk.api.ApiClient;

/**
 * Devices as an administrator keeps them. Every call throws as those of {@link AdminClient}.
 * Thread-safe.
 */
public final class DeviceInventory {

  private static final int PAGE = 500;

  private final ApiClient api;
  private final SignIn signIn;

  DeviceInventory(ApiClient api, SignIn signIn) {
    this.api = api;
    this.signIn = signIn;
  }

  /** One device, every member that the API shows. */
  public Answer read(String deviceId) {
    return api.get("/devices/" + deviceId, signIn::accessToken);
  }

  /**
   * Every device that fits; asks page by page.
   *
   * @param query {@code status}, {@code capability}, {@code tag}, {@code text}, {@code sort}
   */
  public List<DeviceSummary> find(Map<String, String> query) {
    String parameters =
        query.entrySet().stream()
            .map(each -> "&" + each.getKey() + "=" + ApiClient.encode(each.getValue()))
            .collect(Collectors.joining());
    List<DeviceSummary> found = new ArrayList<>();
    Optional<String> next = Optional.of("");
    while (next.isPresent()) {
      Answer page =
          api.get("/devices?limit=" + PAGE + parameters + next.get(), signIn::accessToken);
      page.objects("items").forEach(each -> found.add(DeviceSummary.of(each)));
      next = page.optionalText("next").map(cursor -> "&cursor=" + ApiClient.encode(cursor));
    }
    return found;
  }

  /** Gives the device these tags and no others. */
  public Answer tag(String deviceId, List<String> tags) {
    return edit(
        deviceId, Json.createObjectBuilder().add("tags", Json.createArrayBuilder(tags)).build());
  }

  /**
   * Changes metadata by name; what is not named stays.
   *
   * @param changes the new text, or empty to remove the name
   */
  public Answer describe(String deviceId, Map<String, Optional<String>> changes) {
    var metadata = Json.createObjectBuilder();
    changes.forEach(
        (name, text) ->
            metadata.add(name, text.<JsonValue>map(Json::createValue).orElse(JsonValue.NULL)));
    return edit(deviceId, Json.createObjectBuilder().add("metadata", metadata).build());
  }

  private Answer edit(String deviceId, JsonObject change) {
    return api.patch("/devices/" + deviceId, signIn::accessToken, change);
  }

  /** Keeps a paired device out; its sessions are closed. */
  public Answer suspend(String deviceId) {
    return act(deviceId, "suspend");
  }

  /** Lets a suspended device in again. */
  public Answer reactivate(String deviceId) {
    return act(deviceId, "reactivate");
  }

  /** Takes a device out of service for good. */
  public void decommission(String deviceId) {
    api.delete("/devices/" + deviceId, signIn::accessToken);
  }

  /** A fresh pairing code, with all that the device needs; the code before it is void. */
  public PairingUri pairingCode(String deviceId) {
    return act(deviceId, "pairing-code").parsed("pairing_uri", "pairing URI", PairingUri::parse);
  }

  private Answer act(String deviceId, String verb) {
    return api.post(
        "/devices/" + deviceId + "/" + verb, signIn::accessToken, JsonValue.EMPTY_JSON_OBJECT);
  }

  /**
   * Registers up to 1,000 devices, each by itself.
   *
   * @return one for each, in order: {@code status}, and {@code device} or {@code problem}
   */
  public List<Answer> register(List<DeviceRegistration> registrations) {
    JsonArrayBuilder devices = Json.createArrayBuilder();
    registrations.forEach(each -> devices.add(each.toJson()));
    return api.post(
            "/devices/batch",
            signIn::accessToken,
            Json.createObjectBuilder().add("devices", devices).build())
        .objects("results");
  }
}
