package org.honeylink.control.policy.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.policy.application.PolicyRepository;
import org.honeylink.control.policy.domain.DevicePolicy;
import org.honeylink.control.policy.domain.PolicyVersion;

/** Policies in PostgreSQL. */
@ApplicationScoped
public class JpaPolicyRepository implements PolicyRepository {

  @PersistenceContext(unitName = "honeylink")
  EntityManager entities;

  @Override
  public void add(DevicePolicy policy) {
    entities.persist(policy);
    entities.flush();
  }

  @Override
  public Optional<DevicePolicy> newest(DeviceId deviceId) {
    return entities
        .createQuery(
            "select p from DevicePolicy p where p.deviceId = :device order by p.id desc",
            DevicePolicy.class)
        .setParameter("device", deviceId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  @Override
  public Optional<DevicePolicy> find(DeviceId deviceId, PolicyVersion version) {
    return entities
        .createQuery(
            "select p from DevicePolicy p where p.deviceId = :device and p.policyVersion ="
                + " :version",
            DevicePolicy.class)
        .setParameter("device", deviceId)
        .setParameter("version", version.value())
        .getResultStream()
        .findFirst();
  }
}
