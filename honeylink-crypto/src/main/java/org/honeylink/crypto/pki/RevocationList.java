package org.honeylink.crypto.pki;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a certificate revocation list says (RFC 5280 section 5).
 *
 * @param number grows with each list of one issuer
 * @param thisUpdate when it was made
 * @param nextUpdate when the next one is there at the latest
 */
public record RevocationList(
    BigInteger number, Instant thisUpdate, Instant nextUpdate, List<RevokedCertificate> revoked) {

  public RevocationList {
    Objects.requireNonNull(thisUpdate);
    Objects.requireNonNull(nextUpdate);
    revoked = List.copyOf(revoked);
    if (number.signum() < 0) {
      throw new IllegalArgumentException("The number of a list is not negative: " + number);
    }
    if (!thisUpdate.isBefore(nextUpdate)) {
      throw new IllegalArgumentException(
          "The next list comes after this one: " + thisUpdate + ", " + nextUpdate);
    }
  }
}
