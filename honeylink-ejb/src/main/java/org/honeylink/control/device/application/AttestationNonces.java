package org.honeylink.control.device.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.honeylink.control.device.domain.AttestationNonce;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.domain.TimeOrderedId;

/** Hands out the nonces that make attestation fresh. */
@Stateless
public class AttestationNonces {

  private static final int NONCE_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject AttestationNonceRepository repository;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /**
   * A fresh nonce, for one registration.
   *
   * @param deviceId the one device that may use it; empty when any of the caller's tenant may
   */
  public IssuedNonce issue(Caller caller, Optional<DeviceId> deviceId) {
    caller.require(Role.ADMIN);
    repository.removeEnded(clock.instant());
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    AttestationNonce kept =
        new AttestationNonce(
            TimeOrderedId.next(clock), nonce, caller.tenantId(), deviceId, clock.instant());
    repository.add(kept);
    events.fire(issued(caller, deviceId, kept));
    return new IssuedNonce(HexFormat.of().formatHex(nonce), kept.expiresAt(), deviceId);
  }

  private static ControlEvent issued(
      Caller caller, Optional<DeviceId> deviceId, AttestationNonce kept) {
    return new ControlEvent(
        caller,
        Category.DEVICE_REGISTRATION,
        "attestation.nonce-issued",
        deviceId.map(DeviceId::value).orElse(""),
        Outcome.SUCCESS,
        Map.of("expires_at", kept.expiresAt().toString()),
        Optional.empty());
  }
}
