package org.honeylink.control.access.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.access.application.RefreshTokens;
import org.honeylink.control.access.domain.RefreshToken;

/** Refresh tokens in the table {@code refresh_token}. */
@ApplicationScoped
public class JpaRefreshTokens implements RefreshTokens {

  @PersistenceContext(unitName = "honeylink")
  private EntityManager entities;

  @Override
  public void add(RefreshToken token) {
    entities.persist(token);
  }

  @Override
  public Optional<RefreshToken> lock(String hash) {
    return entities
        .createQuery("select t from RefreshToken t where t.hash = :hash", RefreshToken.class)
        .setParameter("hash", hash)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  @Override
  public void revokeFamily(UUID familyId, Instant now) {
    entities
        .createQuery(
            "update RefreshToken t set t.revokedAt = :now, t.version = t.version + 1"
                + " where t.familyId = :family and t.revokedAt is null")
        .setParameter("now", now)
        .setParameter("family", familyId)
        .executeUpdate();
  }

  @Override
  public void removeExpired(Instant before) {
    entities
        .createQuery("delete from RefreshToken t where t.expiresAt < :before")
        .setParameter("before", before)
        .executeUpdate();
  }
}
