package org.honeylink.crypto.pki;

import java.time.Instant;
import java.util.Objects;

/** What an issuer knows of a certificate (RFC 6960 section 2.2). */
public sealed interface CertificateStanding {

  /** Issued, and not revoked. */
  record Good() implements CertificateStanding {}

  record Revoked(Instant at, RevocationReason reason) implements CertificateStanding {

    public Revoked {
      Objects.requireNonNull(at);
      Objects.requireNonNull(reason);
    }
  }

  /** Never issued here. */
  record Unknown() implements CertificateStanding {}
}
