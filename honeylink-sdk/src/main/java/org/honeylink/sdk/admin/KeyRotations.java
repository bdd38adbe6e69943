package org.honeylink.sdk.admin;

import java.util.UUID;
import org.honeylink.sdk.api.Answer;
import org.honeylink.sdk.api.ApiClient;

/** Begins rotations of device masters and tells how they go. Thread-safe. */
public final class KeyRotations {

  private final ApiClient api;
  private final SignIn signIn;

  KeyRotations(ApiClient api, SignIn signIn) {
    this.api = api;
    this.signIn = signIn;
  }

  /** Names the devices that would be cut off ({@code cut_off}); changes nothing. */
  public Answer rehearse(RotationOrder order) {
    return api.post(order.path() + "?rehearse=true", signIn::accessToken, order.toJson());
  }

  /** Begins; the answer has {@code rotation_id}, {@code status} and {@code total}. */
  public Answer begin(RotationOrder order) {
    return api.post(order.path(), signIn::accessToken, order.toJson());
  }

  /** Status and progress of one. */
  public Answer read(UUID rotationId) {
    return api.get("/keys/rotations/" + rotationId, signIn::accessToken);
  }
}
