package org.honeylink.control.trust.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.trust.domain.SessionSecret;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * Secrets of sessions: agreed with the device, kept sealed, opened for the data plane, destroyed
 * when the session closes.
 */
@Stateless
public class SessionKeys {

  @Inject SecretSealer sealer;
  @Inject DeviceMasters masters;
  @Inject TrustRepository repository;
  @Inject InstantSource clock;

  /**
   * Agrees a session secret with a fresh key of the server's and keeps it sealed.
   *
   * @return the secret, which the caller closes: to open what was just sealed costs a key again
   */
  @Measured(Operation.SESSION_AGREE)
  public AgreedSecret agree(UUID sessionId, Device device, DeviceShare theirs) {
    try (SecretBytes master = masters.of(device)) {
      AgreedSecret agreed = AgreedSecret.with(theirs, master, device.deviceId().value(), sessionId);
      try {
        keep(sessionId, device, agreed);
        return agreed;
      } catch (RuntimeException failure) {
        agreed.close();
        throw failure;
      }
    }
  }

  private void keep(UUID sessionId, Device device, AgreedSecret agreed) {
    repository.add(
        new SessionSecret(
            sessionId,
            device.deviceId(),
            device.masterGeneration(),
            sealer.seal(agreed.secret(), SessionSecret.rowId(sessionId, 0)),
            clock.instant()));
  }

  /**
   * Opens the secret of a session; the caller closes the schedule.
   *
   * @throws NotFound when the session has none: it is closed, or was never agreed
   */
  @Measured(Operation.SESSION_UNSEAL)
  public SessionKeySchedule of(UUID sessionId) {
    SessionSecret kept =
        repository
            .secretOf(sessionId)
            .orElseThrow(() -> new NotFound("session", sessionId.toString()));
    return new SessionKeySchedule(
        sessionId, kept.rekeyNumber(), sealer.open(kept.sealed(), kept.rowId()));
  }

  /** Generation of the device master that the session is bound to; empty when it is closed. */
  public Optional<Integer> generationOf(UUID sessionId) {
    return repository.secretOf(sessionId).map(SessionSecret::generation);
  }

  /** Destroys the secret of a session. */
  public void destroy(UUID sessionId) {
    repository.removeSecretOf(sessionId);
  }
}
