package org.honeylink.control.trust.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.trust.application.TrustRepository;
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
}
