package org.honeylink.sdk.identity;

import jakarta.json.Json;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.honeylink.crypto.agreement.Hpke.Sealed;
import org.honeylink.crypto.agreement.HpkeRefused;
import org.honeylink.crypto.keys.DeviceMasterDelivery;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.sdk.api.Answer;
import org.honeylink.sdk.api.ApiClient;
import org.honeylink.sdk.api.Credentials;
import org.honeylink.sdk.api.HoneyLinkApiException;
import org.honeylink.sdk.api.ServerUnreachable;

/**
 * Follows the rotation of the device's master: takes new generations from the server's answers,
 * keeps them in the identity, and tells the server that it has them. Thread-safe.
 */
public final class MasterKeys {

  private static final Logger LOG = System.getLogger(MasterKeys.class.getName());

  private final ApiClient api;
  private final Credentials credentials;
  private final DeviceIdentity identity;

  /**
   * @param credentials of the device
   */
  public MasterKeys(ApiClient api, Credentials credentials, DeviceIdentity identity) {
    this.api = api;
    this.credentials = credentials;
    this.identity = identity;
  }

  /**
   * The master of a generation, asked for when the device does not have it; stays the identity's.
   *
   * @throws NotPaired before pairing, or when the server does not give it
   * @throws HoneyLinkApiException when the server refuses
   * @throws ServerUnreachable when it does not answer
   */
  public SecretBytes master(int generation) {
    return identity
        .deviceMaster(generation)
        .orElseGet(
            () -> {
              refresh();
              return identity
                  .deviceMaster(generation)
                  .orElseThrow(
                      () ->
                          new NotPaired(
                              identity.deviceId(),
                              "has no master of generation " + generation + "; register it anew"));
            });
  }

  /**
   * Takes every master that waits for this device at the server.
   *
   * @throws HoneyLinkApiException when the server refuses
   * @throws ServerUnreachable when it does not answer
   */
  public void refresh() {
    api
        .get("/devices/" + identity.deviceId() + "/keys", credentials)
        .objects("generations")
        .stream()
        .filter(generation -> generation.has("device_master"))
        .forEach(generation -> learn(generation.object("device_master")));
  }

  /**
   * Takes one master from an answer and acknowledges it. An acknowledgement that does not arrive is
   * made up for by the first packet of a session.
   *
   * @param sealed the object {@code device_master}
   * @throws NotPaired when it is sealed for another key than the device's
   */
  public void learn(Answer sealed) {
    int generation = Math.toIntExact(sealed.number("generation"));
    if (identity.deviceMaster(generation).isEmpty()) {
      identity.learned(open(sealed), generation);
    }
    acknowledge(generation);
  }

  private SecretBytes open(Answer sealed) {
    try {
      return DeviceMasterDelivery.open(
          new Sealed(sealed.bytes("hpke_enc"), sealed.bytes("hpke_ciphertext")),
          identity.agreementKeys(),
          identity.deviceId());
    } catch (HpkeRefused e) {
      throw new NotPaired(
          identity.deviceId(), "was sent a master that is sealed for another key", e);
    }
  }

  private void acknowledge(int generation) {
    try {
      api.post(
          "/devices/" + identity.deviceId() + "/keys/ack",
          credentials,
          Json.createObjectBuilder().add("generation", generation).build());
    } catch (HoneyLinkApiException | ServerUnreachable e) {
      LOG.log(
          Level.INFO, "Generation {0} is not acknowledged yet: {1}", generation, e.getMessage());
    }
  }
}
