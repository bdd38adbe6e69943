package org.honeylink.control.pairing.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.honeylink.control.device.application.Devices;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceToken;
import org.honeylink.control.device.domain.Registration;
import org.honeylink.control.device.domain.VerifiedAttestation;
import org.honeylink.control.pairing.domain.PairingCode;
import org.honeylink.control.pairing.domain.PairingOffer;
import org.honeylink.control.policy.application.Policies;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.domain.ControlEvent.Publication;
import org.honeylink.control.shared.domain.ControlEvent.Topic;
import org.honeylink.control.shared.domain.TimeOrderedId;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.trust.application.DeviceKeys;

/** Registers a device with all it begins with: token, first policy, pairing code. */
@Stateless
public class EnrolDevice {

  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject Devices devices;
  @Inject Policies policies;
  @Inject DeviceKeys keys;
  @Inject PairingRepository offers;
  @Inject CodeDigest digest;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /**
   * Registers a device.
   *
   * @throws Conflict when the id is taken
   * @throws ValidationFailed when its attestation does not verify, or is needed and missing
   */
  @Measured(Operation.DEVICE_REGISTER)
  public Enrolment enrol(Caller caller, Registration said) {
    DeviceToken token = DeviceToken.random(RANDOM);
    Device device = devices.register(caller, said, token);
    policies.begin(device);
    keys.begin(device);
    PairingCode code = PairingCode.random(RANDOM);
    PairingOffer offer =
        new PairingOffer(
            TimeOrderedId.next(clock),
            device.deviceId(),
            digest.of(device.deviceId(), code),
            clock.instant());
    offers.add(offer);
    events.fire(registered(caller, device));
    return new Enrolment(device, token, code, offer.expiresAt());
  }

  private static Map<String, String> proven(VerifiedAttestation attestation) {
    return Map.of(
        "format", attestation.format(),
        "manufacturer", attestation.manufacturer(),
        "manufacturer_sha256", attestation.manufacturerSha256(),
        "signer", attestation.signer());
  }

  private static ControlEvent registered(Caller caller, Device device) {
    String id = device.deviceId().value();
    Map<String, Object> data =
        Map.of(
            "device_id",
            id,
            "firmware_version",
            device.firmwareVersion().toString(),
            "capabilities",
            device.capabilities().texts(),
            "attested",
            device.attestation().isPresent(),
            "attestation",
            device
                .attestation()
                .map(EnrolDevice::proven)
                .orElse(Map.of("reason", "none was sent")));
    return new ControlEvent(
        caller,
        Category.DEVICE_REGISTRATION,
        "device.registered",
        id,
        Outcome.SUCCESS,
        data,
        Optional.of(
            new Publication(
                Topic.DEVICE,
                "org.honeylink.device.registered",
                Optional.of(id),
                Optional.empty(),
                data)));
  }
}
