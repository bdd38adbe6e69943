package org.honeylink.control.trust.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.device.application.DeviceRepository;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.TimeOrderedId;
import org.honeylink.control.trust.domain.SessionRekey;
import org.honeylink.control.trust.domain.SessionSecret;
import org.honeylink.crypto.agreement.Hpke;
import org.honeylink.crypto.agreement.X25519KeyPair;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.keys.RekeyNotice;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * Secrets that living sessions change to. Prepared and kept before the device hears of them,
 * confirmed when it has proven them; until then both secrets are kept, so that a crash at any
 * moment finds whichever the device uses.
 */
@Stateless
public class SessionRekeying {

  @Inject DeviceMasters masters;
  @Inject SecretSealer sealer;
  @Inject TrustRepository repository;
  @Inject DeviceRepository devices;
  @Inject InstantSource clock;

  /** As {@link #prepare(List, Device)}, of one session. */
  public RekeyState prepare(UUID sessionId, Device device) {
    return prepare(List.of(sessionId), device).getFirst();
  }

  /**
   * Agrees the next secret of each session of a device with the device's registered key and the
   * master in use, and keeps it sealed. A change that waits for its device already stays as it is.
   * The master is derived once, and not at all when all of them wait. The caller holds the
   * sessions' rows.
   *
   * @return the changes, in the order of the sessions
   * @throws NotFound when a session has no secret: it is closed
   */
  public List<RekeyState> prepare(List<UUID> sessionIds, Device device) {
    if (sessionIds.stream().allMatch(id -> waitingState(id).isPresent())) {
      return sessionIds.stream().map(id -> waitingState(id).orElseThrow()).toList();
    }
    try (SecretBytes master = masters.of(device)) {
      return sessionIds.stream()
          .map(id -> waitingState(id).orElseGet(() -> begin(secretOf(id), device, master)))
          .toList();
    }
  }

  private Optional<RekeyState> waitingState(UUID sessionId) {
    return repository
        .rekeyOf(sessionId)
        .map(waiting -> new RekeyState(waiting.number(), waiting.generation(), false));
  }

  private RekeyState begin(SessionSecret former, Device device, SecretBytes master) {
    UUID sessionId = former.sessionId();
    int number = former.rekeyNumber() + 1;
    try (X25519KeyPair ephemeral = X25519KeyPair.generate();
        SecretBytes secret = next(former, device, master, ephemeral, number)) {
      repository.add(
          new SessionRekey(
              TimeOrderedId.next(clock),
              sessionId,
              number,
              device.masterGeneration(),
              sealer.seal(secret, SessionSecret.rowId(sessionId, number)),
              ephemeral.publicKey(),
              clock.instant()));
    }
    return new RekeyState(number, device.masterGeneration(), true);
  }

  private SecretBytes next(
      SessionSecret former,
      Device device,
      SecretBytes master,
      X25519KeyPair ephemeral,
      int number) {
    try (SecretBytes shared = ephemeral.agree(device.publicKey());
        SecretBytes inUse = sealer.open(former.sealed(), former.rowId())) {
      return KeyHierarchy.rekeyedSession(
          shared, inUse, master, device.deviceId().value(), former.sessionId(), number);
    }
  }

  /** All sessions that change their keys, with the number of the secret they change to. */
  public Map<UUID, Integer> waiting() {
    return repository.rekeyNumbers();
  }

  /** What the device is to hear of the change that its session waits for, if it does. */
  public Optional<RekeyNotice> notice(UUID sessionId) {
    return repository.rekeyOf(sessionId).map(this::notice);
  }

  private RekeyNotice notice(SessionRekey rekey) {
    SessionSecret inUse = secretOf(rekey.sessionId());
    return new RekeyNotice(
        rekey.number(), rekey.generation(), rekey.serverKey(), master(inUse, rekey));
  }

  /** The session proves that its device has the master it uses; another one is told. */
  private Optional<Hpke.Sealed> master(SessionSecret inUse, SessionRekey rekey) {
    if (inUse.generation() == rekey.generation()) {
      return Optional.empty();
    }
    return devices
        .find(inUse.deviceId())
        .map(device -> masters.sealedFor(device, rekey.generation()));
  }

  /**
   * Opens the secret that a session changes to; the caller closes the schedule.
   *
   * @throws NotFound when the session waits for no such change
   */
  public SessionKeySchedule next(UUID sessionId, int number) {
    SessionRekey rekey = waitingFor(sessionId, number).orElseThrow(() -> noSession(sessionId));
    return new SessionKeySchedule(
        sessionId,
        number,
        sealer.open(rekey.sealed(), SessionSecret.rowId(sessionId, rekey.number())));
  }

  /**
   * The device has proven the next secret: it takes the place of the one in use. Needs no key. The
   * caller holds the session's row.
   *
   * @return the change; empty when it is known already, or the session is closed
   */
  public Optional<RekeyState> confirm(UUID sessionId, int number) {
    Optional<SessionRekey> rekey = waitingFor(sessionId, number);
    rekey.ifPresent(
        next -> {
          secretOf(sessionId).follow(next);
          repository.remove(next);
        });
    return rekey.map(next -> new RekeyState(next.number(), next.generation(), false));
  }

  /** Sessions of a device whose keys belong to an older generation of its master. */
  public List<UUID> behind(DeviceId deviceId, int generation) {
    return repository.secretsBefore(deviceId, generation);
  }

  private Optional<SessionRekey> waitingFor(UUID sessionId, int number) {
    return repository.rekeyOf(sessionId).filter(rekey -> rekey.number() == number);
  }

  private SessionSecret secretOf(UUID sessionId) {
    return repository.secretOf(sessionId).orElseThrow(() -> noSession(sessionId));
  }

  private static NotFound noSession(UUID sessionId) {
    return new NotFound("session", sessionId.toString());
  }
}
