package org.honeylink.sdk.admin;

import jakarta.json.JsonValue;
import java.util.UUID;
import org.honeylink.sdk.api.Answer;
import org.honeylink.sdk.api.ApiClient;

/** Commands devices and tells how far each command is. Thread-safe. */
public final class DeviceCommands {

  private final ApiClient api;
  private final SignIn signIn;

  DeviceCommands(ApiClient api, SignIn signIn) {
    this.api = api;
    this.signIn = signIn;
  }

  /** Orders one; the answer has {@code command_id} and {@code targets}, devices by state. */
  public Answer order(CommandOrder order) {
    return api.post("/commands", signIn::accessToken, order.toJson());
  }

  /** One command, with its targets counted now. */
  public Answer read(UUID commandId) {
    return api.get("/commands/" + commandId, signIn::accessToken);
  }

  /** Calls one off for all devices that have not answered. */
  public Answer cancel(UUID commandId) {
    return api.post(
        "/commands/" + commandId + "/cancel", signIn::accessToken, JsonValue.EMPTY_JSON_OBJECT);
  }
}
