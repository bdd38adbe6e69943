package org.honeylink.control.device.domain;

import java.time.Instant;
import java.util.Objects;

/**
 * What evidence proved.
 *
 * @param format of the evidence
 * @param manufacturer name of the configured authority that it leads to (RFC 2253)
 * @param manufacturerSha256 of that authority's certificate, hexadecimal
 * @param signer name in the certificate whose key signed (RFC 2253)
 * @param verifiedAt when
 */
public record VerifiedAttestation(
    String format,
    String manufacturer,
    String manufacturerSha256,
    String signer,
    Instant verifiedAt) {

  public VerifiedAttestation {
    Objects.requireNonNull(format);
    Objects.requireNonNull(manufacturer);
    Objects.requireNonNull(manufacturerSha256);
    Objects.requireNonNull(signer);
    Objects.requireNonNull(verifiedAt);
  }
}
