package org.honeylink.web.trust;

import java.time.Instant;
import java.util.Optional;
import org.honeylink.control.trust.application.AuthorityReport;
import org.honeylink.control.trust.domain.Authority;
import org.honeylink.control.trust.domain.DeviceCertificate;
import org.honeylink.crypto.pki.Pem;

/**
 * An issuing authority, in the words of the API.
 *
 * @param signing whether it is the one that signs device certificates now
 * @param deviceCertificates how many good ones it signed; for operators only
 * @param certificate PEM
 */
public record AuthorityAnswer(
    String authorityId,
    String state,
    boolean signing,
    String subject,
    String serial,
    Instant expiresAt,
    Optional<Long> deviceCertificates,
    Instant preparedAt,
    Optional<Instant> activatedAt,
    Optional<Instant> taintedAt,
    Optional<Instant> retiredAt,
    String certificate) {

  static AuthorityAnswer of(AuthorityReport report) {
    Authority authority = report.authority();
    return new AuthorityAnswer(
        authority.id().toString(),
        authority.state().name(),
        report.signing(),
        authority.certificate().getSubjectX500Principal().getName(),
        DeviceCertificate.serial(authority.certificate()),
        authority.certificate().getNotAfter().toInstant(),
        report.deviceCertificates(),
        authority.preparedAt(),
        authority.activatedAt(),
        authority.taintedAt(),
        authority.retiredAt(),
        Pem.encode(authority.certificate()));
  }
}
