package org.honeylink.crypto.pki;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Objects;

/** One line of a revocation list. */
public record RevokedCertificate(BigInteger serial, Instant revokedAt, RevocationReason reason) {

  public RevokedCertificate {
    Objects.requireNonNull(serial);
    Objects.requireNonNull(revokedAt);
    Objects.requireNonNull(reason);
  }
}
