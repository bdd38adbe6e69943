package org.honeylink.control.pairing.application;

import java.time.Instant;
import java.util.List;
import org.honeylink.control.trust.domain.SignedPayload;
import org.honeylink.crypto.agreement.Hpke;

/**
 * All that a device takes away from its pairing.
 *
 * @param certificate PEM
 * @param chain PEM, issuing first, root last
 * @param generation of the device master
 * @param master sealed to the device's registered key
 * @param serverTime for a person to read
 * @param signedTime for a device whose clock is wrong: time-stamp token (RFC 3161) over the DER of
 *     its certificate request, DER in Base64
 */
public record Pairing(
    String certificate,
    List<String> chain,
    SignedPayload policy,
    int generation,
    Hpke.Sealed master,
    Instant serverTime,
    String signedTime) {

  public Pairing {
    chain = List.copyOf(chain);
  }
}
