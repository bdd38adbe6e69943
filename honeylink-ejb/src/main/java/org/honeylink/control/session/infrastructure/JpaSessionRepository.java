package org.honeylink.control.session.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.session.application.SessionFilter;
import org.honeylink.control.session.application.SessionRepository;
import org.honeylink.control.session.domain.BandwidthPool.Allocation;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.session.domain.SessionState;
import org.honeylink.control.session.domain.SessionStream;

/** Sessions in PostgreSQL. */
@ApplicationScoped
public class JpaSessionRepository implements SessionRepository {

  @PersistenceContext(unitName = "honeylink")
  EntityManager entities;

  @Override
  public void add(Session session) {
    entities.persist(session);
    entities.flush();
  }

  @Override
  public Optional<Session> find(UUID id) {
    return Optional.ofNullable(entities.find(Session.class, id));
  }

  @Override
  public Optional<Session> lock(UUID id) {
    return Optional.ofNullable(entities.find(Session.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  @Override
  public List<Allocation> allocations(DeviceId deviceId) {
    return entities
        .createQuery(
            "select s from SessionStream s where s.session.deviceId = :device and s.session.state"
                + " <> :closed",
            SessionStream.class)
        .setParameter("device", deviceId)
        .setParameter("closed", SessionState.CLOSED)
        .getResultStream()
        .map(SessionStream::allocation)
        .toList();
  }

  @Override
  public List<Session> lockOpen() {
    return entities
        .createQuery(
            "select s from Session s where s.state <> :closed order by s.id", Session.class)
        .setParameter("closed", SessionState.CLOSED)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  @Override
  public List<Session> lockOpen(DeviceId deviceId) {
    return entities
        .createQuery(
            "select s from Session s where s.deviceId = :device and s.state <> :closed order by"
                + " s.id",
            Session.class)
        .setParameter("device", deviceId)
        .setParameter("closed", SessionState.CLOSED)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  @Override
  public List<Session> open(DeviceId deviceId) {
    return entities
        .createQuery(
            "select s from Session s where s.deviceId = :device and s.state <> :closed order by"
                + " s.id",
            Session.class)
        .setParameter("device", deviceId)
        .setParameter("closed", SessionState.CLOSED)
        .getResultList();
  }

  @Override
  public Map<UUID, DeviceId> openOf(Collection<DeviceId> devices) {
    if (devices.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery(
            "select s.id, s.deviceId from Session s where s.deviceId in :devices and s.state <>"
                + " :closed",
            Object[].class)
        .setParameter("devices", devices)
        .setParameter("closed", SessionState.CLOSED)
        .getResultStream()
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (DeviceId) row[1]));
  }

  @Override
  public List<UUID> ofDevices(Collection<DeviceId> devices, Instant closedSince) {
    if (devices.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery(
            "select s.id from Session s where s.deviceId in :devices and (s.state <> :closed or"
                + " s.closedAt >= :since)",
            UUID.class)
        .setParameter("devices", devices)
        .setParameter("closed", SessionState.CLOSED)
        .setParameter("since", closedSince)
        .getResultList();
  }

  @Override
  public List<UUID> maybeDue(Instant now, int limit) {
    return entities
        .createQuery(
            "select s.id from Session s where s.state <> :closed and (s.expiresAt <= :now or"
                + " (s.state = :pending and s.stateSince <= :pendingSince) or (s.state ="
                + " :suspended and s.stateSince <= :suspendedSince)) order by s.expiresAt",
            UUID.class)
        .setParameter("closed", SessionState.CLOSED)
        .setParameter("pending", SessionState.PENDING)
        .setParameter("suspended", SessionState.SUSPENDED)
        .setParameter("now", now)
        .setParameter("pendingSince", now.minus(Session.MAX_PENDING))
        .setParameter("suspendedSince", now.minus(Session.MAX_SUSPENSION))
        .setMaxResults(limit)
        .getResultList();
  }

  @Override
  public Map<SessionState, Long> countByState(String tenantId) {
    return entities
        .createQuery(
            "select s.state, count(s) from Session s where s.tenantId = :tenant group by s.state",
            Object[].class)
        .setParameter("tenant", tenantId)
        .getResultStream()
        .collect(Collectors.toMap(row -> (SessionState) row[0], row -> (Long) row[1]));
  }

  @Override
  public List<Session> list(
      String tenantId, SessionFilter filter, Optional<UUID> before, int limit) {
    StringBuilder text = new StringBuilder("select s from Session s where s.tenantId = :tenant");
    before.ifPresent(id -> text.append(" and s.id < :before"));
    filter.deviceId().ifPresent(id -> text.append(" and s.deviceId = :device"));
    filter.state().ifPresent(state -> text.append(" and s.state = :state"));
    TypedQuery<Session> query =
        entities
            .createQuery(text.append(" order by s.id desc").toString(), Session.class)
            .setParameter("tenant", tenantId)
            .setMaxResults(limit);
    before.ifPresent(id -> query.setParameter("before", id));
    filter.deviceId().ifPresent(id -> query.setParameter("device", id));
    filter.state().ifPresent(state -> query.setParameter("state", state));
    return query.getResultList();
  }
}
