package org.honeylink.control.pairing.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.honeylink.control.device.application.Devices;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceToken;
import org.honeylink.control.device.domain.Registration;
import org.honeylink.control.device.domain.VerifiedAttestation;
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
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.trust.application.DeviceKeys;

/** Registers a device with all it begins with: token, first policy, pairing code. */
@Stateless
public class EnrolDevice {

  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject Devices devices;
  @Inject Policies policies;
  @Inject DeviceKeys keys;
  @Inject IssueCode codes;
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
    return enrolled(caller, devices.register(caller, said, token), token);
  }

  /**
   * Registers devices without attestation, all or none.
   *
   * @return in the order of the registrations
   * @throws Conflict when an id is taken, also by a registration that races with this one
   */
  public List<Enrolment> enrolTogether(Caller caller, List<Registration> said) {
    List<DeviceToken> tokens =
        Stream.generate(() -> DeviceToken.random(RANDOM)).limit(said.size()).toList();
    List<Device> added = devices.registerTogether(caller, said, tokens);
    return IntStream.range(0, added.size())
        .mapToObj(i -> enrolled(caller, added.get(i), tokens.get(i)))
        .toList();
  }

  private Enrolment enrolled(Caller caller, Device device, DeviceToken token) {
    policies.begin(device);
    keys.begin(device);
    IssuedCode issued = codes.issue(device.deviceId());
    events.fire(registered(caller, device));
    return new Enrolment(device, token, issued);
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
