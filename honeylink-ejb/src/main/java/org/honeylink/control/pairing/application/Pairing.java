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
 * @param serverTime for a device whose clock is wrong
 */
public record Pairing(
    String certificate,
    List<String> chain,
    SignedPayload policy,
    int generation,
    Hpke.Sealed master,
    Instant serverTime) {

  public Pairing {
    chain = List.copyOf(chain);
  }
}
