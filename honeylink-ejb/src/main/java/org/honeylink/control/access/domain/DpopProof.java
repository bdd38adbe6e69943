package org.honeylink.control.access.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * What a DPoP proof says (RFC 9449 section 4.2); its signature holds under the key that it carries.
 *
 * @param keyThumbprint of that key (RFC 7638)
 * @param method {@code htm}
 * @param address {@code htu} as received
 * @param issuedAt {@code iat}
 * @param id {@code jti}
 * @param tokenHash {@code ath}, when the proof goes with an access token
 * @param nonce the server's, once it has been given one
 */
public record DpopProof(
    String keyThumbprint,
    String method,
    String address,
    Instant issuedAt,
    String id,
    Optional<String> tokenHash,
    Optional<String> nonce) {

  /**
   * How far a device's clock and this one may differ, either way. Chosen by HoneyLink: a device
   * takes the time from any answer of the server, and the nonce bounds what a stolen proof is good
   * for.
   */
  public static final Duration SKEW = Duration.ofSeconds(60);

  public DpopProof {
    Objects.requireNonNull(keyThumbprint);
    Objects.requireNonNull(method);
    Objects.requireNonNull(address);
    Objects.requireNonNull(issuedAt);
    Objects.requireNonNull(id);
    Objects.requireNonNull(tokenHash);
    Objects.requireNonNull(nonce);
  }

  /**
   * Checks what the proof is for.
   *
   * @throws DpopRefused with the first rule that it breaks
   */
  public void checkFor(ProofTarget target) {
    // RFC 9449 section 4.3: "8. The htm claim matches the HTTP method of the current request. "
    if (!method.equals(target.method())) {
      throw DpopRefused.proof("The proof's htm is not " + target.method() + ", the method called");
    }
    // "9. The htu claim matches the HTTP URI value for the HTTP request in which the JWT was
    // received, ignoring any query and fragment parts."
    if (!isFor(target)) {
      throw DpopRefused.proof(
          "The proof's htu is not " + target.address() + ", the address called");
    }
  }

  private boolean isFor(ProofTarget target) {
    try {
      return ProofTarget.of(method, address).equals(target);
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  /**
   * Checks when the proof was made.
   *
   * @throws DpopRefused with the difference of the clocks
   */
  public void checkTime(Instant now) {
    Duration age = Duration.between(issuedAt, now);
    if (age.abs().compareTo(SKEW) > 0) {
      throw DpopRefused.proof(
          "The proof's iat is %d seconds %s this server's clock (%s); at most %d are allowed"
              .formatted(
                  age.abs().toSeconds(),
                  age.isNegative() ? "ahead of" : "behind",
                  now.truncatedTo(ChronoUnit.SECONDS),
                  SKEW.toSeconds()));
    }
  }

  /** After this it is too old to be taken, and need not be remembered. */
  public Instant countsUntil() {
    return issuedAt.plus(SKEW).plusSeconds(1);
  }
}
