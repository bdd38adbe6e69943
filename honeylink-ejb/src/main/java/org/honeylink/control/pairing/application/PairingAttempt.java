package org.honeylink.control.pairing.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import org.honeylink.control.device.application.Devices;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.pairing.application.PairingOutcome.Paired;
import org.honeylink.control.pairing.application.PairingOutcome.Refused;
import org.honeylink.control.pairing.domain.Attempt;
import org.honeylink.control.pairing.domain.PairingOffer;
import org.honeylink.control.policy.application.Policies;
import org.honeylink.control.policy.domain.DevicePolicy;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.domain.Violation;
import org.honeylink.control.shared.domain.WrongState;
import org.honeylink.control.trust.application.DeviceCertificates;
import org.honeylink.control.trust.application.DeviceKeys;
import org.honeylink.control.trust.application.DeviceMasters;
import org.honeylink.control.trust.application.IssuedCertificate;
import org.honeylink.control.trust.application.SignedTimes;
import org.honeylink.control.trust.domain.DeviceCertificate;
import org.honeylink.control.trust.domain.SignedPayload;
import org.honeylink.crypto.agreement.Hpke;

/**
 * One try at a pairing code, in one transaction that holds the device: tries come one after
 * another, and either all of a pairing happens or nothing but the counting of the try.
 */
@Stateless
public class PairingAttempt {

  @Inject Devices devices;
  @Inject Policies policies;
  @Inject PairingRepository offers;
  @Inject CodeDigest digest;
  @Inject DeviceCertificates certificates;
  @Inject DeviceMasters masters;
  @Inject SignedTimes signedTimes;
  @Inject DeviceKeys keys;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /** Tries the code; counts the try. */
  public PairingOutcome make(Caller caller, PairingRequest request) {
    caller.requireAny(Role.ADMIN, Role.DEVICE);
    Device device = devices.lock(caller, request.deviceId());
    PairingOffer offer =
        offers
            .newest(device.deviceId())
            .orElseThrow(() -> WrongState.resource("The device has no pairing code; ask for one"));
    byte[] tried = digest.of(device.deviceId(), request.code());
    return switch (offer.attempt(tried, clock.instant())) {
      case Attempt.Accepted _ -> new Paired(pair(caller, device, request));
      case Attempt.Wrong wrong -> wrong(caller, device, wrong.triesLeft());
      case Attempt.Used _ ->
          refused("was used already; the device is %s".formatted(device.status()));
      case Attempt.Voided _ -> refused("is void after 5 wrong tries; ask for a new one");
      case Attempt.Expired expired ->
          refused("expired at %s; ask for a new one".formatted(expired.at()));
    };
  }

  private Pairing pair(Caller caller, Device device, PairingRequest request) {
    DevicePolicy policy = policies.newestOf(device.deviceId());
    SignedPayload signed = policies.bundle(policy);
    Hpke.Sealed master = masters.sealedFor(device);
    String signedTime = signedTimes.over(request.code().reveal(), request.certificateRequest());
    // The last key, then events: who keeps one takes a lock that other devices wait for, and keys
    // take time. Issuing fires as well, after it has signed.
    IssuedCertificate issued = certificates.issue(caller, request.certificateRequest(), device);
    DeviceCertificate certificate = issued.certificate();
    device.pair(request.topics(), certificate.expiresAt(), clock.instant());
    keys.delivered(device);
    policies.takenByPairing(device.deviceId());
    events.fire(PairingEvents.paired(caller, device, certificate, policy, request.knownPolicy()));
    return new Pairing(
        certificate.pem(),
        issued.chain(),
        signed,
        device.masterGeneration(),
        master,
        clock.instant(),
        signedTime);
  }

  private PairingOutcome wrong(Caller caller, Device device, int triesLeft) {
    if (triesLeft == 0) {
      events.fire(PairingEvents.codeVoided(caller, device));
    }
    String sequel =
        triesLeft == 0 ? "that was the last try, it is void now" : "after 5 wrong tries it is void";
    String message = "is not the code of this device; " + sequel;
    return new Refused(
        new ValidationFailed(
            "The pairing code " + message, List.of(new Violation("pairing_code", message))));
  }

  private static PairingOutcome refused(String what) {
    return new Refused(WrongState.resource("The pairing code " + what));
  }
}
