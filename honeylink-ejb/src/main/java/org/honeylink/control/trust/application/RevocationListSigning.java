package org.honeylink.control.trust.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.trust.domain.Authority;
import org.honeylink.control.trust.domain.AuthorityState;
import org.honeylink.control.trust.domain.DeviceCertificate;
import org.honeylink.crypto.pki.RevocationList;
import org.honeylink.crypto.pki.RevocationReason;
import org.honeylink.crypto.pki.RevokedCertificate;

/**
 * Signs revocation lists. Each holds its authority's row, so of two nodes that sign at once the one
 * with the greater number has seen what the other has.
 */
@Stateless
public class RevocationListSigning {

  /**
   * A list is made again at every call that comes after a few seconds; this is how long one that
   * was fetched may serve somebody who cannot fetch.
   */
  private static final Duration VALIDITY = Duration.ofDays(1);

  /** For readers whose clock is behind. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

  /**
   * RFC 5280 section 3.3: "An entry MUST NOT be removed from the CRL until it appears on one
   * regularly scheduled CRL issued beyond the revoked certificate's validity period."
   */
  private static final Duration LISTED_BEYOND_END = VALIDITY.multipliedBy(2);

  @Inject Authorities authorities;
  @Inject AuthorityRepository repository;
  @Inject DeviceCertificateRepository certificates;
  @Inject InstantSource clock;

  /**
   * Signs the list of an issuing authority, DER.
   *
   * @throws NotFound when the authority is absent or retired
   */
  @Measured(Operation.REVOCATION_LIST)
  public byte[] ofIssuing(UUID id) {
    Authority authority =
        repository
            .lock(id)
            .filter(each -> each.state() != AuthorityState.RETIRED)
            .orElseThrow(() -> new NotFound("authority", id.toString()));
    List<RevokedCertificate> revoked =
        certificates.revokedOf(id, clock.instant().minus(LISTED_BEYOND_END)).stream()
            .map(DeviceCertificate::revocation)
            .flatMap(Optional::stream)
            .toList();
    return authorities.signer(authority).signRevocationList(list(authority, revoked));
  }

  /**
   * Signs the list of the root, DER: issuing authorities that were retired.
   *
   * @throws NotFound when the root is an enterprise's, which publishes its list itself
   */
  @Measured(Operation.REVOCATION_LIST)
  public byte[] ofRoot() {
    Authority root =
        repository
            .root()
            .flatMap(each -> repository.lock(each.id()))
            .orElseThrow(() -> new NotFound("authority", "root"));
    List<RevokedCertificate> revoked =
        repository.retired().stream().map(RevocationListSigning::retirement).toList();
    return authorities
        .root()
        .signRevocationList(list(root, revoked))
        .orElseThrow(() -> new NotFound("authority", "root"));
  }

  private static RevokedCertificate retirement(Authority retired) {
    return new RevokedCertificate(
        retired.certificate().getSerialNumber(),
        retired.retiredAt().orElseThrow(),
        RevocationReason.CESSATION_OF_OPERATION);
  }

  private RevocationList list(Authority authority, List<RevokedCertificate> revoked) {
    Instant now = clock.instant();
    return new RevocationList(
        BigInteger.valueOf(authority.nextCrlNumber()),
        now.minus(CLOCK_TOLERANCE),
        now.plus(VALIDITY),
        revoked);
  }
}
