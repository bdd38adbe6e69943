package org.honeylink.control.session.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.session.application.SessionFilter;
import org.honeylink.control.session.application.SessionFilter.Order;
import org.honeylink.control.session.application.SessionFilter.Position;
import org.honeylink.control.session.application.SessionRepository;
import org.honeylink.control.session.domain.CloseCause;
import org.honeylink.control.session.domain.GiveWay.Allocation;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.session.domain.SessionState;
import org.honeylink.control.session.domain.SuspendCause;

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

  /** No entities: each would be compared with its row at every flush of the transaction. */
  @Override
  public List<Allocation> allocations(DeviceId deviceId) {
    return entities
        .createQuery(
            "select new "
                + Allocation.class.getName()
                + "(s.session.id, s.name, s.priority, s.bandwidthKbps) from SessionStream s"
                + " where s.session.deviceId = :device and s.session.state <> :closed",
            Allocation.class)
        .setParameter("device", deviceId)
        .setParameter("closed", SessionState.CLOSED)
        .getResultList();
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
    return ids(
        entities
            .createNativeQuery(OF_DEVICES)
            .setParameter(1, devices.stream().map(DeviceId::value).collect(Collectors.joining(",")))
            .setParameter(2, time(closedSince)));
  }

  // Native, because the planner sees that a partial index holds only where 'CLOSED' is a literal.
  private static final String DUE =
      "select id, due_at from session where state <> 'CLOSED' and due_at <= ?1"
          + " and (due_at, id) > (?2, cast(?3 as uuid)) order by due_at, id limit ?4";
  private static final String OF_DEVICES =
      "select id from session where state <> 'CLOSED'"
          + " and device_id = any(string_to_array(?1, ','))"
          + " union all select id from session where state = 'CLOSED' and closed_at >= ?2"
          + " and device_id = any(string_to_array(?1, ','))";
  private static final String LOCK_FREE =
      "select id from session where id = any(cast(string_to_array(?1, ',') as uuid[]))"
          + " and state <> 'CLOSED' order by id for update skip locked";
  private static final String UNFOLLOWED =
      "select id, settings_version from session where state <> 'CLOSED' and settings_followed <"
          + " settings_version and id > cast(?1 as uuid) order by id limit ?2";
  private static final String CLOSED_SINCE =
      "select id, close_cause from session where state = 'CLOSED' and closed_at >= ?1";
  private static final String OPEN_AMONG =
      "select id, suspend_cause from session where id = any(cast(string_to_array(?1, ',') as"
          + " uuid[])) and state <> 'CLOSED'";
  // In order, and past rows that somebody else holds: he says of them what is to be said.
  private static final String DOUBT =
      "update session set doubted_at = ?2 where id in (select id from session"
          + " where id = any(cast(string_to_array(?1, ',') as uuid[]))"
          + " and state = 'ACTIVE' and doubted_at is null order by id for update skip locked)";
  private static final String BELIEVE =
      "update session set doubted_at = null where id in (select id from session"
          + " where id = any(cast(string_to_array(?1, ',') as uuid[]))"
          + " and doubted_at is not null order by id for update skip locked)";
  private static final String DOUBTED =
      "select id from session where doubted_at <= ?1 order by doubted_at limit ?2";

  @Override
  public List<Due> due(Instant now, Due after, int limit) {
    return rows(entities
            .createNativeQuery(DUE)
            .setParameter(1, time(now))
            .setParameter(2, time(after.at()))
            .setParameter(3, after.id().toString())
            .setParameter(4, limit))
        .map(row -> new Due(instant(row[1]), (UUID) row[0]))
        .toList();
  }

  @Override
  public List<Session> lockFree(Collection<UUID> sessionIds) {
    List<UUID> free = ids(entities.createNativeQuery(LOCK_FREE).setParameter(1, text(sessionIds)));
    return free.isEmpty()
        ? List.of()
        : entities
            .createQuery("select s from Session s where s.id in :ids order by s.id", Session.class)
            .setParameter("ids", free)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultList();
  }

  @Override
  public Map<UUID, Integer> unfollowed(UUID after, int limit) {
    Map<UUID, Integer> found = new LinkedHashMap<>();
    rows(entities
            .createNativeQuery(UNFOLLOWED)
            .setParameter(1, after.toString())
            .setParameter(2, limit))
        .forEach(row -> found.put((UUID) row[0], (Integer) row[1]));
    return found;
  }

  @Override
  public Map<UUID, Optional<SuspendCause>> openAmong(Collection<UUID> sessionIds) {
    return rows(entities.createNativeQuery(OPEN_AMONG).setParameter(1, text(sessionIds)))
        .collect(
            Collectors.toMap(
                row -> (UUID) row[0],
                row -> Optional.ofNullable((String) row[1]).map(SuspendCause::valueOf)));
  }

  @Override
  public void doubt(Collection<UUID> sessionIds, Instant at) {
    entities
        .createNativeQuery(DOUBT)
        .setParameter(1, text(sessionIds))
        .setParameter(2, time(at))
        .executeUpdate();
  }

  @Override
  public void believe(Collection<UUID> sessionIds) {
    entities.createNativeQuery(BELIEVE).setParameter(1, text(sessionIds)).executeUpdate();
  }

  @Override
  public List<UUID> doubted(Instant until, int limit) {
    return ids(
        entities.createNativeQuery(DOUBTED).setParameter(1, time(until)).setParameter(2, limit));
  }

  /** One text instead of thousands of parameters, of which a statement may have 65,535. */
  private static String text(Collection<UUID> sessionIds) {
    return sessionIds.stream().map(UUID::toString).collect(Collectors.joining(","));
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(Object column) {
    return switch (column) {
      case Timestamp stamp -> stamp.toInstant();
      case OffsetDateTime time -> time.toInstant();
      default -> throw new IllegalStateException("no time: " + column.getClass());
    };
  }

  @SuppressWarnings("unchecked") // one column of a native query
  private static List<UUID> ids(Query query) {
    return query.getResultList();
  }

  @Override
  public Map<UUID, CloseCause> closedSince(Instant since) {
    return rows(entities.createNativeQuery(CLOSED_SINCE).setParameter(1, time(since)))
        .collect(
            Collectors.toMap(row -> (UUID) row[0], row -> CloseCause.valueOf((String) row[1])));
  }

  @SuppressWarnings("unchecked") // several columns of a native query
  private static Stream<Object[]> rows(Query query) {
    return query.getResultStream();
  }

  @Override
  public List<Session> slide(Collection<UUID> sessionIds, Instant heardAt) {
    if (sessionIds.isEmpty()) {
      return List.of();
    }
    List<Session> active =
        entities
            .createQuery(
                "select s from Session s where s.id in :ids and s.state = :active order by s.id",
                Session.class)
            .setParameter("ids", sessionIds)
            .setParameter("active", SessionState.ACTIVE)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultList();
    active.forEach(session -> session.heard(heardAt));
    return active;
  }

  private static final String COUNT_OPEN =
      "select state, count(*) from session where tenant_id = ?1 and state <> 'CLOSED'"
          + " group by state";
  private static final String COUNT_CLOSED =
      "select count(*) from session where tenant_id = ?1 and state = 'CLOSED'";

  @Override
  public Map<SessionState, Long> countOpen(String tenantId) {
    return rows(entities.createNativeQuery(COUNT_OPEN).setParameter(1, tenantId))
        .collect(
            Collectors.toMap(row -> SessionState.valueOf((String) row[0]), row -> (Long) row[1]));
  }

  @Override
  public long countClosed(String tenantId) {
    return (Long)
        entities.createNativeQuery(COUNT_CLOSED).setParameter(1, tenantId).getSingleResult();
  }

  @Override
  public List<Session> list(
      String tenantId, SessionFilter filter, Optional<Position> after, int limit) {
    StringBuilder text = new StringBuilder("select s from Session s where s.tenantId = :tenant");
    filter.deviceId().ifPresent(id -> text.append(" and s.deviceId = :device"));
    filter.state().ifPresent(state -> text.append(" and s.state = :state"));
    filter
        .tier()
        .ifPresent(
            tier ->
                text.append(
                    " and s.id in (select t.session.id from SessionStream t"
                        + " where t.priority between :least and :most)"));
    after.ifPresent(position -> text.append(" and ").append(behind(filter.order())));
    TypedQuery<Session> query =
        entities
            .createQuery(text.append(orderBy(filter.order())).toString(), Session.class)
            .setParameter("tenant", tenantId)
            .setMaxResults(limit);
    filter.deviceId().ifPresent(id -> query.setParameter("device", id));
    filter.state().ifPresent(state -> query.setParameter("state", state));
    filter
        .tier()
        .ifPresent(
            tier ->
                query
                    .setParameter("least", tier.leastPriority())
                    .setParameter("most", tier.mostPriority()));
    after.ifPresent(
        position -> {
          query.setParameter("id", position.id());
          if (filter.order().isByEnd()) {
            query.setParameter("end", position.expiresAt());
          }
        });
    return query.getResultList();
  }

  private static String behind(Order order) {
    String sign = order.isDescending() ? "<" : ">";
    return order.isByEnd()
        // The first condition is one that an index can begin with.
        ? "s.expiresAt %1$s= :end and (s.expiresAt %1$s :end or s.id %1$s :id)".formatted(sign)
        : "s.id " + sign + " :id";
  }

  private static String orderBy(Order order) {
    String direction = order.isDescending() ? " desc" : "";
    return (order.isByEnd() ? " order by s.expiresAt" + direction + ", s.id" : " order by s.id")
        + direction;
  }
}
