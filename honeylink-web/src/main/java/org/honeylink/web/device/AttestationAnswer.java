package org.honeylink.web.device;

import java.time.Instant;
import org.honeylink.control.device.domain.VerifiedAttestation;

/**
 * A verified attestation in the words of the API.
 *
 * @param manufacturer name of the authority (RFC 2253)
 */
public record AttestationAnswer(String format, Instant verifiedAt, String manufacturer) {

  static AttestationAnswer of(VerifiedAttestation attestation) {
    return new AttestationAnswer(
        attestation.format(), attestation.verifiedAt(), attestation.manufacturer());
  }
}
