package org.honeylink.control.trust.application;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.trust.domain.SessionRekey;
import org.honeylink.control.trust.domain.SessionSecret;

/** A store in memory. */
final class FakeTrustRepository implements TrustRepository {

  final Map<UUID, SessionSecret> secrets = new HashMap<>();
  final Map<UUID, SessionRekey> rekeys = new HashMap<>();

  @Override
  public void add(SessionSecret secret) {
    secrets.put(secret.sessionId(), secret);
  }

  @Override
  public Optional<SessionSecret> secretOf(UUID sessionId) {
    return Optional.ofNullable(secrets.get(sessionId));
  }

  @Override
  public void removeSecretOf(UUID sessionId) {
    secrets.remove(sessionId);
    rekeys.remove(sessionId);
  }

  @Override
  public List<UUID> secretsBefore(DeviceId deviceId, int generation) {
    return secrets.values().stream()
        .filter(secret -> secret.deviceId().equals(deviceId) && secret.generation() < generation)
        .map(SessionSecret::sessionId)
        .sorted()
        .toList();
  }

  @Override
  public void add(SessionRekey rekey) {
    if (rekeys.putIfAbsent(rekey.sessionId(), rekey) != null) {
      throw new AssertionError("two re-keyings of one session at once");
    }
  }

  @Override
  public Optional<SessionRekey> rekeyOf(UUID sessionId) {
    return Optional.ofNullable(rekeys.get(sessionId));
  }

  @Override
  public Map<UUID, Integer> rekeyNumbers() {
    return rekeys.values().stream()
        .collect(Collectors.toMap(SessionRekey::sessionId, SessionRekey::number));
  }

  @Override
  public void remove(SessionRekey rekey) {
    rekeys.remove(rekey.sessionId());
  }
}
