package org.honeylink.control.access.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import org.honeylink.control.access.application.ProofReplays;

/** Used proofs in the table {@code dpop_proof}, whose primary key lets one node win. */
@ApplicationScoped
public class JpaProofReplays implements ProofReplays {

  @PersistenceContext(unitName = "honeylink")
  private EntityManager entities;

  @Override
  public boolean isFirstUse(byte[] digest, Instant until) {
    return entities
            .createNativeQuery(
                "insert into dpop_proof (digest, expires_at) values (?1, ?2) on conflict do"
                    + " nothing")
            .setParameter(1, digest)
            .setParameter(2, until.atOffset(ZoneOffset.UTC))
            .executeUpdate()
        == 1;
  }

  @Override
  @Transactional
  public void removeExpired(Instant before) {
    entities
        .createNativeQuery("delete from dpop_proof where expires_at < ?1")
        .setParameter(1, before.atOffset(ZoneOffset.UTC))
        .executeUpdate();
  }
}
