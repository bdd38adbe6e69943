package org.honeylink.control.trust.application;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.trust.domain.SessionSecret;

/** A store in memory. */
final class FakeTrustRepository implements TrustRepository {

  final Map<UUID, SessionSecret> secrets = new HashMap<>();

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
  }
}
