package org.honeylink.control.pairing.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.honeylink.control.device.application.DeviceLeaves;
import org.honeylink.control.device.application.Devices;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.device.domain.DeviceStatus;
import org.honeylink.control.pairing.domain.PairingOffer;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.WrongState;
import org.honeylink.control.trust.application.DeviceCertificates;

/** Pairing codes after the first one: fresh, shown again for a scan, void with their device. */
@Stateless
public class PairingCodes {

  @Inject Devices devices;
  @Inject DeviceCertificates certificates;
  @Inject PairingRepository offers;
  @Inject IssueCode codes;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /**
   * A fresh code; the one before is void. For a device that is to be paired, or to be paired again
   * because its certificates have ended.
   *
   * @throws NotFound when the device is absent or not visible
   * @throws WrongState when it needs no pairing
   */
  public IssuedCode issue(Caller caller, DeviceId id) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    Device device = devices.lock(caller, id);
    requirePairable(device);
    offers.open(id).forEach(PairingOffer::makeVoid);
    IssuedCode issued = codes.issue(id);
    events.fire(PairingEvents.codeIssued(caller, device, issued.expiresAt()));
    return issued;
  }

  private void requirePairable(Device device) {
    DeviceId id = device.deviceId();
    boolean again = device.status() == DeviceStatus.PAIRED && !certificates.hasGood(id);
    if (device.status() != DeviceStatus.PENDING && !again) {
      throw WrongState.resource(
          device.status() == DeviceStatus.PAIRED
              ? "Device '%s' has a certificate that is good; it renews that one itself, or you revoke"
                      .formatted(id)
                  + " it first"
              : "Device '%s' is %s; it is not paired".formatted(id, device.status()));
    }
  }

  /**
   * The code that is open, once more.
   *
   * @throws NotFound when the device is absent or not visible
   * @throws WrongState when no code of it is open
   */
  public IssuedCode open(Caller caller, DeviceId id) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    Device device = devices.read(caller, id);
    PairingOffer offer = offers.newest(id).orElseThrow(PairingCodes::noneOpen);
    byte[] sealed = offer.sealedCode(clock.instant()).orElseThrow(PairingCodes::noneOpen);
    events.fire(PairingEvents.codeShown(caller, device));
    return new IssuedCode(codes.open(offer, sealed), offer.expiresAt());
  }

  private static WrongState noneOpen() {
    return WrongState.resource(
        "The device has no open pairing code; POST …/pairing-code makes a fresh one");
  }

  /** Called by the container within the transaction, which holds the device. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void leaving(@Observes DeviceLeaves leaves) {
    offers.open(leaves.deviceId()).forEach(PairingOffer::makeVoid);
  }
}
