package org.honeylink.control.policy.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.policy.domain.DevicePolicy;
import org.honeylink.control.policy.domain.PolicyDocument;
import org.honeylink.control.policy.domain.PolicyOrigin;
import org.honeylink.control.shared.domain.TimeOrderedId;
import org.honeylink.control.trust.application.PolicySigner;
import org.honeylink.control.trust.domain.SignedPayload;

/** Adds snapshots to a device that the transaction at hand holds. */
@ApplicationScoped
public class Snapshots {

  @Inject PolicyRepository repository;
  @Inject DeviceSessions sessions;
  @Inject PolicySigner signer;
  @Inject InstantSource clock;

  /** The first of a new device; signed when it is asked for, as many devices never pair. */
  public DevicePolicy first(Device device) {
    DevicePolicy policy = made(device, 1, PolicyDocument.initial(), PolicyOrigin.of("system"));
    repository.add(policy);
    device.policyIs(policy.version().value());
    return policy;
  }

  /**
   * Another one, signed; the device's open sessions follow it, and what is too old becomes history.
   */
  public DevicePolicy next(
      Device device, DevicePolicy before, PolicyDocument document, PolicyOrigin origin) {
    Instant now = clock.instant();
    DevicePolicy policy = made(device, before.serial() + 1, document, origin);
    policy.signed(sign(policy).signedPayload());
    before.superseded(now);
    if (sessions.isHeard(device.deviceId())) {
      policy.awaitAnswer(now);
    }
    repository.add(policy);
    device.policyIs(policy.version().value());
    repository.kept(device.deviceId()).stream()
        .skip(1 + DevicePolicy.KEPT_SNAPSHOTS)
        .forEach(DevicePolicy::forgetDocument);
    sessions.retune(device.deviceId(), document);
    return policy;
  }

  /** The signed form of a policy that is kept. */
  public SignedPayload bundle(DevicePolicy policy) {
    return policy
        .bundle()
        .map(signed -> SignedPayload.of(policy.version().value(), signed))
        .orElseGet(() -> sign(policy));
  }

  private SignedPayload sign(DevicePolicy policy) {
    return signer.sign(
        policy.deviceId(),
        policy.version().value(),
        policy.serial(),
        policy.document().plain(),
        policy.createdAt());
  }

  private DevicePolicy made(
      Device device, long serial, PolicyDocument document, PolicyOrigin origin) {
    return new DevicePolicy(
        TimeOrderedId.next(clock),
        device.tenantId(),
        device.deviceId(),
        serial,
        document,
        origin,
        clock.instant());
  }
}
