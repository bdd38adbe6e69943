package org.honeylink.control.pairing.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.pairing.application.PairingRepository;
import org.honeylink.control.pairing.domain.PairingOffer;

/** Pairing codes in PostgreSQL, as keyed digests. */
@ApplicationScoped
public class JpaPairingRepository implements PairingRepository {

  @PersistenceContext(unitName = "honeylink")
  EntityManager entities;

  @Override
  public void add(PairingOffer offer) {
    entities.persist(offer);
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
