package org.honeylink.crypto.pki;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * Where those who check a certificate find more about its issuer; written into each certificate.
 *
 * @param revocationList CRL of the issuer (RFC 5280 section 4.2.1.13)
 * @param ocsp responder for the issuer's certificates (RFC 5280 section 4.2.2.1)
 * @param issuer the issuer's certificate, DER (RFC 5280 section 4.2.2.1)
 */
public record PublicationPoints(
    Optional<URI> revocationList, Optional<URI> ocsp, Optional<URI> issuer) {

  /** For an installation that does not know by which address others reach it. */
  public static final PublicationPoints NONE =
      new PublicationPoints(Optional.empty(), Optional.empty(), Optional.empty());

  public PublicationPoints {
    Objects.requireNonNull(revocationList);
    Objects.requireNonNull(ocsp);
    Objects.requireNonNull(issuer);
  }
}
