package org.honeylink.control.trust.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.honeylink.control.device.application.Devices;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.WrongState;
import org.honeylink.control.trust.domain.DeviceCertificate;
import org.honeylink.crypto.pki.RevocationReason;

/** What a revocation changes, in one transaction that holds the device's certificates. */
@Stateless
public class Revocation {

  @Inject Devices devices;
  @Inject DeviceCertificateRepository repository;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /** See {@link RevokeCertificates#revoke}. */
  public List<DeviceCertificate> revoke(
      Caller caller, DeviceId deviceId, RevocationReason reason, Optional<String> serial) {
    caller.require(Role.ADMIN);
    DeviceId visible = devices.lock(caller, deviceId).deviceId();
    Instant now = clock.instant();
    List<DeviceCertificate> revoked =
        chosen(repository.lock(visible), serial).stream()
            .filter(each -> each.revoke(reason, now))
            .toList();
    if (revoked.isEmpty()) {
      throw WrongState.resource(
          serial
              .map(each -> "Certificate '" + each + "' was revoked or superseded already")
              .orElse("Device '" + deviceId.value() + "' has no certificate to revoke"));
    }
    revoked.forEach(each -> events.fire(CertificateEvents.revoked(caller, each)));
    return revoked;
  }

  private static List<DeviceCertificate> chosen(
      List<DeviceCertificate> all, Optional<String> serial) {
    if (serial.isEmpty()) {
      return all;
    }
    return List.of(
        all.stream()
            .filter(each -> each.serial().equals(serial.get()))
            .findFirst()
            .orElseThrow(() -> new NotFound("certificate", serial.get())));
  }
}
