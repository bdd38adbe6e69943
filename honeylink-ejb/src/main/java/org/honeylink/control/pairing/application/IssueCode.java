package org.honeylink.control.pairing.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.pairing.domain.PairingCode;
import org.honeylink.control.pairing.domain.PairingOffer;
import org.honeylink.control.shared.domain.TimeOrderedId;
import org.honeylink.control.trust.application.SecretSealer;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * Makes pairing codes and knows how they are kept: a keyed digest, and, sealed under the service
 * key, the code itself until it is used, void or at its end. Both keys are outside the database.
 */
@ApplicationScoped
public class IssueCode {

  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject PairingRepository offers;
  @Inject CodeDigest digest;
  @Inject SecretSealer sealer;
  @Inject InstantSource clock;

  /** A fresh code; the caller has seen to it that no other is open. */
  IssuedCode issue(DeviceId deviceId) {
    PairingCode code = PairingCode.random(RANDOM);
    UUID id = TimeOrderedId.next(clock);
    PairingOffer offer =
        new PairingOffer(
            id, deviceId, digest.of(deviceId, code), sealed(code, id), clock.instant());
    offers.add(offer);
    return new IssuedCode(code, offer.expiresAt());
  }

  private byte[] sealed(PairingCode code, UUID id) {
    try (SecretBytes bytes =
        SecretBytes.takeOver(code.reveal().getBytes(StandardCharsets.US_ASCII))) {
      return sealer.seal(bytes, rowId(id));
    }
  }

  /** Opens the code of an offer again. */
  PairingCode open(PairingOffer offer, byte[] sealed) {
    try (SecretBytes bytes = sealer.open(sealed, rowId(offer.id()))) {
      return PairingCode.parse(
          bytes.use(SecretAccess.granted(), text -> new String(text, StandardCharsets.US_ASCII)));
    }
  }

  private static String rowId(UUID id) {
    return "pairing-offer/" + id;
  }
}
