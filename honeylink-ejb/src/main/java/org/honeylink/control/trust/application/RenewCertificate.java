package org.honeylink.control.trust.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.honeylink.control.device.application.Devices;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.NotAllowed;
import org.honeylink.control.shared.domain.WrongState;
import org.honeylink.control.trust.domain.CertificateState;
import org.honeylink.control.trust.domain.DeviceCertificate;
import org.honeylink.crypto.pki.CertificateRequest;

/**
 * Gives a device a new certificate for the one that it shows. The old one works until the new one
 * was shown, so an answer that is lost cuts nobody off: the device asks again, and the one that it
 * never saw is replaced.
 */
@Stateless
public class RenewCertificate {

  @Inject Devices devices;
  @Inject DeviceCertificates certificates;
  @Inject DeviceCertificateRepository repository;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /**
   * Signs the new certificate.
   *
   * @param shown the certificate of the call, whose key the TLS layer has proven
   * @throws NotAllowed when the call shows none
   * @throws WrongState when the shown one does not count any more
   */
  @Measured(Operation.CERTIFICATE_RENEW)
  public IssuedCertificate renew(
      Caller caller,
      DeviceId deviceId,
      Optional<X509Certificate> shown,
      CertificateRequest request) {
    caller.require(Role.DEVICE);
    X509Certificate proven =
        shown.orElseThrow(
            () ->
                new NotAllowed(
                    "A certificate is renewed over mutual TLS; show the one that is to be"
                        + " renewed"));
    Device device = devices.lock(caller, deviceId);
    List<DeviceCertificate> all = repository.lock(device.deviceId());
    DeviceCertificate current = current(all, proven);
    all.stream()
        .filter(each -> each.state() == CertificateState.ISSUED && !each.is(proven))
        .forEach(unused -> replace(caller, unused));
    IssuedCertificate issued = certificates.sign(request, device.deviceId());
    device.certificateExpires(issued.certificate().expiresAt());
    events.fire(CertificateEvents.renewed(caller, issued.certificate(), current));
    return issued;
  }

  private DeviceCertificate current(List<DeviceCertificate> all, X509Certificate proven) {
    Instant now = clock.instant();
    return all.stream()
        .filter(each -> each.is(proven) && each.isGood(now))
        .findFirst()
        .orElseThrow(
            () ->
                WrongState.resource(
                    "The certificate of this call does not count any more; use the newest one, or"
                        + " pair the device again"));
  }

  private void replace(Caller caller, DeviceCertificate unused) {
    unused.supersede(clock.instant());
    events.fire(CertificateEvents.superseded(caller, unused));
  }
}
