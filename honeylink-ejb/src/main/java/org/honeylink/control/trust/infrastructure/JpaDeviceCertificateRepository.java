package org.honeylink.control.trust.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.trust.application.DeviceCertificateRepository;
import org.honeylink.control.trust.domain.CertificateState;
import org.honeylink.control.trust.domain.DeviceCertificate;

/** Device certificates in PostgreSQL. */
@ApplicationScoped
public class JpaDeviceCertificateRepository implements DeviceCertificateRepository {

  private static final List<CertificateState> GOOD =
      List.of(CertificateState.ISSUED, CertificateState.IN_USE);

  @PersistenceContext(unitName = "honeylink")
  EntityManager entities;

  @Override
  public void add(DeviceCertificate certificate) {
    entities.persist(certificate);
  }

  @Override
  public Optional<DeviceCertificate> find(String serial) {
    return Optional.ofNullable(entities.find(DeviceCertificate.class, serial));
  }

  @Override
  public List<DeviceCertificate> of(DeviceId deviceId) {
    return ofDevice(deviceId).getResultList();
  }

  @Override
  public List<DeviceCertificate> lock(DeviceId deviceId) {
    return ofDevice(deviceId).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
  }

  private TypedQuery<DeviceCertificate> ofDevice(DeviceId deviceId) {
    return entities
        .createQuery(
            "select c from DeviceCertificate c where c.deviceId = :device order by c.issuedAt desc,"
                + " c.serial",
            DeviceCertificate.class)
        .setParameter("device", deviceId);
  }

  @Override
  public List<DeviceCertificate> revokedOf(UUID authorityId, Instant then) {
    return entities
        .createQuery(
            "select c from DeviceCertificate c where c.authorityId = :authority and c.state not in"
                + " :good and c.expiresAt > :then order by c.revokedAt, c.serial",
            DeviceCertificate.class)
        .setParameter("authority", authorityId)
        .setParameter("good", GOOD)
        .setParameter("then", then)
        .getResultList();
  }

  @Override
  public long countGood(UUID authorityId, Instant now) {
    return entities
        .createQuery(
            "select count(c) from DeviceCertificate c where c.authorityId = :authority and c.state"
                + " in :good and c.expiresAt > :now",
            Long.class)
        .setParameter("authority", authorityId)
        .setParameter("good", GOOD)
        .setParameter("now", now)
        .getSingleResult();
  }

  @Override
  public Map<UUID, Long> countGood(Instant now) {
    return entities
        .createQuery(
            "select c.authorityId, count(c) from DeviceCertificate c where c.state in :good and"
                + " c.expiresAt > :now group by c.authorityId",
            Object[].class)
        .setParameter("good", GOOD)
        .setParameter("now", now)
        .getResultStream()
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
  }

  @Override
  public List<DeviceCertificate> lockUnrevoked(UUID authorityId) {
    return entities
        .createQuery(
            "select c from DeviceCertificate c where c.authorityId = :authority and c.state in"
                + " :good order by c.deviceId, c.serial",
            DeviceCertificate.class)
        .setParameter("authority", authorityId)
        .setParameter("good", GOOD)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  @Override
  public Set<DeviceId> distrusted(Instant since, Instant now) {
    return new HashSet<>(
        entities
            .createQuery(
                "select distinct c.deviceId from DeviceCertificate c where c.state = :revoked and"
                    + " c.revokedAt >= :since and not exists (select g from DeviceCertificate g"
                    + " where g.deviceId = c.deviceId and g.state in :good and g.expiresAt > :now)",
                DeviceId.class)
            .setParameter("revoked", CertificateState.REVOKED)
            .setParameter("since", since)
            .setParameter("good", GOOD)
            .setParameter("now", now)
            .getResultList());
  }
}
