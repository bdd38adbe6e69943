package org.honeylink.control.trust.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.trust.application.TrustRepository;
import org.honeylink.control.trust.domain.SessionRekey;
import org.honeylink.control.trust.domain.SessionSecret;

/** Sealed secrets in PostgreSQL. */
@ApplicationScoped
public class JpaTrustRepository implements TrustRepository {

  @PersistenceContext(unitName = "honeylink")
  EntityManager entities;

  @Override
  public void add(SessionSecret secret) {
    // The session's row must be there before its secret, which refers to it.
    entities.flush();
    entities.persist(secret);
  }

  @Override
  public Optional<SessionSecret> secretOf(UUID sessionId) {
    return Optional.ofNullable(entities.find(SessionSecret.class, sessionId));
  }

  @Override
  public void removeSecretOf(UUID sessionId) {
    entities
        .createQuery("delete from SessionSecret s where s.sessionId = :session")
        .setParameter("session", sessionId)
        .executeUpdate();
  }

  @Override
  public List<UUID> secretsBefore(DeviceId deviceId, int generation) {
    return entities
        .createQuery(
            "select s.sessionId from SessionSecret s where s.deviceId = :device and s.generation <"
                + " :generation order by s.sessionId",
            UUID.class)
        .setParameter("device", deviceId)
        .setParameter("generation", generation)
        .getResultList();
  }

  @Override
  public void add(SessionRekey rekey) {
    entities.persist(rekey);
    entities.flush();
  }

  @Override
  public Optional<SessionRekey> rekeyOf(UUID sessionId) {
    return entities
        .createQuery(
            "select r from SessionRekey r where r.sessionId = :session", SessionRekey.class)
        .setParameter("session", sessionId)
        .getResultStream()
        .findFirst();
  }

  @Override
  public Map<UUID, Integer> rekeyNumbers() {
    return entities
        .createQuery("select r.sessionId, r.number from SessionRekey r", Object[].class)
        .getResultStream()
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Integer) row[1]));
  }

  @Override
  public void remove(SessionRekey rekey) {
    entities.remove(rekey);
    entities.flush();
  }
}
