package org.honeylink.control.trust.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.honeylink.control.device.application.Devices;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.domain.Violation;
import org.honeylink.control.shared.domain.WrongState;
import org.honeylink.control.trust.domain.Authority;
import org.honeylink.control.trust.domain.DeviceCertificate;
import org.honeylink.crypto.pki.CertificateAuthority;
import org.honeylink.crypto.pki.CertificateRequest;
import org.honeylink.crypto.pki.InvalidCertificateRequest;
import org.honeylink.crypto.pki.Pem;

/** Issues certificates to devices, keeps a record of each, and knows whom to distrust. */
@Stateless
public class DeviceCertificates {

  @Inject Authorities authorities;
  @Inject Devices devices;
  @Inject DeviceCertificateRepository repository;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /**
   * Reads a request for a certificate of one device.
   *
   * @param text PEM, or DER in Base64
   * @throws ValidationFailed with every reason: no request, RSA key, bad signature, another's name
   */
  public static CertificateRequest request(String text, DeviceId deviceId) {
    try {
      CertificateRequest request = CertificateRequest.parse(text);
      request.checkNames(deviceId.value());
      return request;
    } catch (InvalidCertificateRequest refused) {
      throw new ValidationFailed(
          refused.reasons().stream().map(reason -> new Violation("", reason)).toList());
    }
  }

  /** Signs the certificate of a device that is being paired; what it had before is superseded. */
  @Measured(Operation.CERTIFICATE_ISSUE)
  public IssuedCertificate issue(Caller caller, CertificateRequest request, Device device) {
    Instant now = clock.instant();
    List<DeviceCertificate> earlier =
        repository.lock(device.deviceId()).stream().filter(DeviceCertificate::isUnrevoked).toList();
    earlier.forEach(each -> each.supersede(now));
    IssuedCertificate issued = sign(request, device.deviceId());
    earlier.forEach(each -> events.fire(CertificateEvents.superseded(caller, each)));
    events.fire(CertificateEvents.issued(caller, issued.certificate()));
    return issued;
  }

  /** Signs a certificate for that device, one year from now, and writes it down. */
  public IssuedCertificate sign(CertificateRequest request, DeviceId deviceId) {
    Authority signing = authorities.signing();
    CertificateAuthority signer = authorities.signer(signing);
    DeviceCertificate certificate =
        new DeviceCertificate(
            signer.issueDeviceCertificate(
                request, deviceId.value(), CertificateAuthority.DEVICE_VALIDITY),
            deviceId,
            signing.id(),
            clock.instant());
    repository.add(certificate);
    return new IssuedCertificate(certificate, signer.chain().stream().map(Pem::encode).toList());
  }

  /** Every certificate of a device, newest first. */
  public List<DeviceCertificate> history(Caller caller, DeviceId deviceId) {
    caller.requireAny(Role.ADMIN, Role.SRE, Role.AUDITOR, Role.DEVICE);
    return repository.of(devices.read(caller, deviceId).deviceId());
  }

  /**
   * Sessions are for devices whose last certificate was not revoked.
   *
   * @throws WrongState when it was
   */
  public void requireTrusted(DeviceId deviceId) {
    List<DeviceCertificate> all = repository.of(deviceId);
    Instant now = clock.instant();
    boolean revoked = all.stream().anyMatch(DeviceCertificate::isRevoked);
    if (revoked && all.stream().noneMatch(each -> each.isGood(now))) {
      throw WrongState.resource(
          "The certificate of device '"
              + deviceId.value()
              + "' was revoked; pair the device again before it opens a session");
    }
  }

  /** Keys of the certificates that the device may use now. */
  public List<PublicKey> goodKeys(DeviceId deviceId) {
    Instant now = clock.instant();
    return repository.of(deviceId).stream()
        .filter(each -> each.isGood(now))
        .map(each -> each.certificate().getPublicKey())
        .toList();
  }

  /** Whether the device has a certificate that it may use now. */
  public boolean hasGood(DeviceId deviceId) {
    Instant now = clock.instant();
    return repository.of(deviceId).stream().anyMatch(each -> each.isGood(now));
  }

  /** Devices whose last certificate was revoked within that time. */
  public Set<DeviceId> distrusted(Duration within) {
    Instant now = clock.instant();
    return repository.distrusted(now.minus(within), now);
  }
}
