package org.honeylink.control.trust.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.honeylink.control.access.application.CertificateRefused;
import org.honeylink.control.access.application.CertificateRefused.Rule;
import org.honeylink.control.access.application.DeviceCertificateVerifier;
import org.honeylink.control.access.application.DeviceTokenVerifier;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.trust.domain.Authority;
import org.honeylink.control.trust.domain.CertificateState;
import org.honeylink.control.trust.domain.DeviceCertificate;
import org.honeylink.crypto.pki.DeviceCertificatePath;
import org.honeylink.crypto.pki.DeviceCertificatePath.Verdict;

/**
 * Knows devices by the certificates that were issued to them. Asks the database at each call, so a
 * revocation counts on every node from its commit on. The first use of a new certificate ends the
 * older ones of its device.
 */
@Stateless
public class VerifyDeviceCertificate implements DeviceCertificateVerifier {

  @Inject AuthorityRepository authorities;
  @Inject DeviceCertificateRepository certificates;
  @Inject DeviceTokenVerifier devices;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  @Override
  @Measured(value = Operation.CERTIFICATE_VERIFY, emptyIsRefusal = true)
  public Optional<Caller> verify(List<X509Certificate> chain) {
    X509Certificate leaf = chain.getFirst();
    return issuer(leaf)
        .flatMap(issuer -> named(leaf, issuer))
        .flatMap(deviceId -> kept(leaf, deviceId))
        .flatMap(this::caller);
  }

  private Optional<Authority> issuer(X509Certificate leaf) {
    return authorities.published().stream()
        .filter(Authority::isTrusted)
        .filter(
            authority ->
                authority
                    .certificate()
                    .getSubjectX500Principal()
                    .equals(leaf.getIssuerX500Principal()))
        .findFirst();
  }

  private Optional<String> named(X509Certificate leaf, Authority issuer) {
    return switch (DeviceCertificatePath.check(leaf, issuer.certificate(), clock.instant())) {
      case Verdict.Device device -> Optional.of(device.deviceId());
      case Verdict.Foreign _ -> Optional.empty();
      case Verdict.NotBegun _ -> throw new CertificateRefused(Rule.BEGUN);
      case Verdict.Expired _ -> throw new CertificateRefused(Rule.NOT_EXPIRED);
      case Verdict.NotForDevices _ -> throw new CertificateRefused(Rule.FOR_DEVICES);
    };
  }

  /** What the authority signed is known here, to the last byte; anything else is not ours. */
  private Optional<DeviceCertificate> kept(X509Certificate leaf, String deviceId) {
    Optional<DeviceCertificate> kept =
        certificates
            .find(DeviceCertificate.serial(leaf))
            .filter(each -> each.is(leaf) && each.deviceId().value().equals(deviceId));
    kept.ifPresent(VerifyDeviceCertificate::requireUnrevoked);
    return kept;
  }

  private static void requireUnrevoked(DeviceCertificate certificate) {
    if (!certificate.isUnrevoked()) {
      throw new CertificateRefused(Rule.NOT_REVOKED);
    }
  }

  private Optional<Caller> caller(DeviceCertificate certificate) {
    Optional<Caller> caller = devices.mayCall(certificate.deviceId().value());
    if (certificate.state() == CertificateState.ISSUED) {
      caller.ifPresent(device -> markUse(device, certificate.deviceId(), certificate.serial()));
      requireUnrevoked(certificate);
    }
    return caller;
  }

  private void markUse(Caller device, DeviceId deviceId, String serial) {
    Instant now = clock.instant();
    List<DeviceCertificate> all = certificates.lock(deviceId);
    for (DeviceCertificate each : all) {
      if (each.serial().equals(serial) && each.used(now)) {
        events.fire(CertificateEvents.firstUsed(device, each));
        all.stream()
            .filter(other -> !other.serial().equals(serial) && other.isUnrevoked())
            .forEach(older -> supersede(device, older, now));
      }
    }
  }

  private void supersede(Caller device, DeviceCertificate older, Instant now) {
    older.supersede(now);
    events.fire(CertificateEvents.superseded(device, older));
  }
}
