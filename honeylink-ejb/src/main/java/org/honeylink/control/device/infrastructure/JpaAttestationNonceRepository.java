package org.honeylink.control.device.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import org.honeylink.control.device.application.AttestationNonceRepository;
import org.honeylink.control.device.domain.AttestationNonce;
import org.honeylink.control.device.domain.DeviceId;

/** Nonces in PostgreSQL. */
@ApplicationScoped
public class JpaAttestationNonceRepository implements AttestationNonceRepository {

  @PersistenceContext(unitName = "honeylink")
  EntityManager entities;

  @Override
  public void add(AttestationNonce nonce) {
    entities.persist(nonce);
  }

  @Override
  public boolean use(byte[] nonceSha256, String tenantId, DeviceId deviceId, Instant now) {
    return entities
            .createQuery(
                "delete from AttestationNonce n where n.nonceSha256 = :nonce"
                    + " and n.tenantId = :tenant and n.expiresAt > :now"
                    + " and (n.deviceId is null or n.deviceId = :device)")
            .setParameter("nonce", nonceSha256)
            .setParameter("tenant", tenantId)
            .setParameter("now", now)
            .setParameter("device", deviceId)
            .executeUpdate()
        == 1;
  }

  @Override
  public void removeEnded(Instant now) {
    entities
        .createQuery("delete from AttestationNonce n where n.expiresAt <= :now")
        .setParameter("now", now)
        .executeUpdate();
  }
}
