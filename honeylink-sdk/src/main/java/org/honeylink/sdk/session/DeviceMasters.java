package org.honeylink.sdk.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.honeylink.crypto.agreement.Hpke.Sealed;
import org.honeylink.crypto.agreement.HpkeRefused;
import org.honeylink.crypto.keys.DeviceMasterDelivery;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.sdk.api.Answer;
import org.honeylink.sdk.api.HoneyLinkApiException;
import org.honeylink.sdk.api.ServerUnreachable;
import org.honeylink.sdk.identity.DeviceIdentity;

/**
 * Masters of the device: the one it has, and newer ones that the server sends sealed. A newer one
 * is in the identity's file before anything is derived from it. Thread-safe.
 */
final class DeviceMasters {

  private static final Logger LOG = System.getLogger(DeviceMasters.class.getName());

  private final DeviceIdentity identity;
  private final SessionApi api;

  DeviceMasters(DeviceIdentity identity, SessionApi api) {
    this.identity = identity;
    this.api = api;
  }

  /**
   * The master of a generation; the caller closes it.
   *
   * @param sealed as the server sent it, if it did
   * @throws HpkeRefused when it was sealed for another device
   * @throws UnknownGeneration when the device has it not and the server sent it not
   */
  SecretBytes of(int generation, Optional<Sealed> sealed) {
    if (sealed.isEmpty()) {
      return own(generation);
    }
    SecretBytes master =
        DeviceMasterDelivery.open(sealed.get(), identity.agreementKeys(), identity.deviceId());
    SecretBytes kept = SecretBytes.takeOver(master.expose(SecretAccess.granted()));
    if (identity.masterRenewed(kept, generation)) {
      Thread.ofVirtual()
          .name("honeylink-keys-ack-" + generation)
          .start(() -> acknowledge(generation));
    }
    return master;
  }

  /** The sealed master that an answer carries as {@code device_master}, if it does. */
  static Optional<Sealed> sealedIn(Answer answer) {
    if (!answer.has("device_master")) {
      return Optional.empty();
    }
    Answer master = answer.object("device_master");
    return Optional.of(new Sealed(master.bytes("hpke_enc"), master.bytes("hpke_ciphertext")));
  }

  /**
   * Takes over the master in use when it waits at the server. One that is only prepared comes
   * later: until it is in use, sessions need the one before.
   *
   * @throws HpkeRefused when it was sealed for another device
   */
  void refresh() {
    for (Answer generation : api.keys().objects("generations")) {
      Optional<Sealed> sealed = sealedIn(generation);
      if (sealed.isPresent() && generation.text("state").equals("ACTIVE")) {
        of(Math.toIntExact(generation.number("generation")), sealed).close();
      }
    }
  }

  private SecretBytes own(int generation) {
    if (identity.masterGeneration() != generation) {
      throw new UnknownGeneration(identity.deviceId(), generation);
    }
    return identity.deviceMaster();
  }

  /** The first packet under keys of that master says the same; so one try is enough. */
  private void acknowledge(int generation) {
    try {
      api.acknowledgeMaster(generation);
    } catch (HoneyLinkApiException | ServerUnreachable e) {
      LOG.log(
          Level.INFO,
          "Generation {0} of the device master is kept, but the server did not take the word: {1}",
          generation,
          e);
    }
  }
}
