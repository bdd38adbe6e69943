package org.honeylink.control.pairing.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.pairing.application.PairingRepository;
import org.honeylink.control.pairing.domain.PairingOffer;

/** Pairing codes in PostgreSQL, as keyed digests, and sealed while they are open. */
@ApplicationScoped
public class JpaPairingRepository implements PairingRepository {

  @PersistenceContext(unitName = "honeylink")
  EntityManager entities;

  @Override
  public void add(PairingOffer offer) {
    entities.persist(offer);
  }

  @Override
  public List<PairingOffer> open(DeviceId deviceId) {
    return entities
        .createQuery(
            "select o from PairingOffer o where o.deviceId = :device and o.state = :open",
            PairingOffer.class)
        .setParameter("device", deviceId)
        .setParameter("open", PairingOffer.State.OPEN)
        .getResultList();
  }

  @Override
  public void forgetExpired(Instant now) {
    entities
        .createQuery(
            "update PairingOffer o set o.sealedCode = null where o.sealedCode is not null and"
                + " o.expiresAt <= :now")
        .setParameter("now", now)
        .executeUpdate();
  }

  @Override
  public Optional<PairingOffer> newest(DeviceId deviceId) {
    return entities
        .createQuery(
            "select o from PairingOffer o where o.deviceId = :device order by o.issuedAt desc",
            PairingOffer.class)
        .setParameter("device", deviceId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }
}
