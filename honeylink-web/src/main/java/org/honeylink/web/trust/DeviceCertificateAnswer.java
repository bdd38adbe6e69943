package org.honeylink.web.trust;

import java.time.Instant;
import java.util.Optional;
import org.honeylink.control.trust.domain.DeviceCertificate;
import org.honeylink.crypto.pki.RevokedCertificate;

/**
 * A certificate of a device, in the words of the API.
 *
 * @param serial hexadecimal
 * @param reason as RFC 5280 names it
 * @param certificate PEM
 */
public record DeviceCertificateAnswer(
    String serial,
    String state,
    String authorityId,
    Instant issuedAt,
    Instant expiresAt,
    Optional<Instant> firstUsedAt,
    Optional<Instant> revokedAt,
    Optional<String> reason,
    String certificate) {

  static DeviceCertificateAnswer of(DeviceCertificate certificate) {
    Optional<RevokedCertificate> revocation = certificate.revocation();
    return new DeviceCertificateAnswer(
        certificate.serial(),
        certificate.state().name(),
        certificate.authorityId().toString(),
        certificate.issuedAt(),
        certificate.expiresAt(),
        certificate.firstUsedAt(),
        revocation.map(RevokedCertificate::revokedAt),
        revocation.map(each -> each.reason().text()),
        certificate.pem());
  }
}
