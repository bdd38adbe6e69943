package org.honeylink.control.policy.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.policy.application.PolicyRepository;
import org.honeylink.control.policy.domain.DevicePolicy;
import org.honeylink.control.policy.domain.PolicyVersion;
import org.honeylink.control.shared.infrastructure.TimeColumn;

/** Policies in PostgreSQL. */
@ApplicationScoped
public class JpaPolicyRepository implements PolicyRepository {

  // What somebody else holds is for him, or for the next sweep.
  private static final String START_WAITING =
      """
      update device_policy set answer_due_at = ?, row_version = row_version + 1 where id in (
        select p.id from device_policy p
        where p.device_id = ? and p.state = 'PENDING' and p.answer_due_at is null
        for update skip locked)
      """;

  private static final String START_MISSED =
      """
      update device_policy set answer_due_at = ?, row_version = row_version + 1 where id in (
        select p.id from session s join device_policy p on p.device_id = s.device_id
        where s.state = 'ACTIVE' and s.state_since >= ?
          and p.state = 'PENDING' and p.answer_due_at is null
        limit ? for update of p skip locked)
      """;

  private static final String WAITING =
      """
      select device_id, policy_version from device_policy
      where state = 'PENDING' and answer_due_at is not null and device_id > ?
      order by device_id limit ?
      """;

  private static final String USERS =
      """
      device_policy p where p.tenant_id = ? and p.profile_id = ? and not exists (
        select 1 from device_policy n where n.device_id = p.device_id and n.serial > p.serial)
      """;

  @PersistenceContext(unitName = "honeylink")
  EntityManager entities;

  @Override
  public void add(DevicePolicy policy) {
    entities.persist(policy);
    entities.flush();
  }

  @Override
  public Optional<DevicePolicy> newest(DeviceId deviceId) {
    return history(deviceId, Optional.empty(), 1).stream().findFirst();
  }

  @Override
  public List<DevicePolicy> ofVersion(DeviceId deviceId, PolicyVersion version) {
    return query("and p.policyVersion = :version", deviceId)
        .setParameter("version", version.value())
        .getResultList();
  }

  @Override
  public List<DevicePolicy> history(DeviceId deviceId, Optional<Long> before, int limit) {
    TypedQuery<DevicePolicy> query =
        query(before.isPresent() ? "and p.serial < :before" : "", deviceId).setMaxResults(limit);
    before.ifPresent(serial -> query.setParameter("before", serial));
    return query.getResultList();
  }

  @Override
  public List<DevicePolicy> kept(DeviceId deviceId) {
    return query("and p.document is not null", deviceId).getResultList();
  }

  private TypedQuery<DevicePolicy> query(String narrowed, DeviceId deviceId) {
    return entities
        .createQuery(
            "select p from DevicePolicy p where p.deviceId = :device "
                + narrowed
                + " order by p.serial desc",
            DevicePolicy.class)
        .setParameter("device", deviceId);
  }

  @Override
  public long countUsers(String tenantId, String profileId) {
    return ((Number)
            entities
                .createNativeQuery("select count(*) from " + USERS)
                .setParameter(1, tenantId)
                .setParameter(2, profileId)
                .getSingleResult())
        .longValue();
  }

  @Override
  @SuppressWarnings("unchecked") // A native query has no typed form in Jakarta Persistence 3.1.
  public List<DeviceId> usersOfOther(String tenantId, String profileId, String version, int limit) {
    List<Object> ids =
        entities
            .createNativeQuery(
                "select p.device_id from "
                    + USERS
                    + " and p.profile_version <> ? order by p.device_id limit ?")
            .setParameter(1, tenantId)
            .setParameter(2, profileId)
            .setParameter(3, version)
            .setParameter(4, limit)
            .getResultList();
    return ids.stream().map(id -> new DeviceId(id.toString())).toList();
  }

  @Override
  public int startWaiting(DeviceId deviceId, Instant dueAt) {
    return entities
        .createNativeQuery(START_WAITING)
        .setParameter(1, TimeColumn.of(dueAt))
        .setParameter(2, deviceId.value())
        .executeUpdate();
  }

  @Override
  @Transactional
  public int startMissed(Instant since, Instant dueAt, int limit) {
    return entities
        .createNativeQuery(START_MISSED)
        .setParameter(1, TimeColumn.of(dueAt))
        .setParameter(2, TimeColumn.of(since))
        .setParameter(3, limit)
        .executeUpdate();
  }

  @Override
  @Transactional
  @SuppressWarnings("unchecked") // A native query has no typed form in Jakarta Persistence 3.1.
  public SequencedMap<DeviceId, PolicyVersion> waiting(Optional<DeviceId> after, int limit) {
    List<Object[]> rows =
        entities
            .createNativeQuery(WAITING)
            .setParameter(1, after.map(DeviceId::value).orElse(""))
            .setParameter(2, limit)
            .getResultList();
    return rows.stream()
        .collect(
            Collectors.toMap(
                row -> new DeviceId(row[0].toString()),
                row -> new PolicyVersion(row[1].toString()),
                (first, second) -> second,
                LinkedHashMap::new));
  }

  @Override
  @Transactional
  @SuppressWarnings("unchecked") // As above.
  public List<DeviceId> overdue(Instant now, int limit) {
    List<Object> ids =
        entities
            .createNativeQuery(
                "select device_id from device_policy where state = 'PENDING' and answer_due_at <="
                    + " ? order by answer_due_at limit ?")
            .setParameter(1, TimeColumn.of(now))
            .setParameter(2, limit)
            .getResultList();
    return ids.stream().map(id -> new DeviceId(id.toString())).toList();
  }
}
