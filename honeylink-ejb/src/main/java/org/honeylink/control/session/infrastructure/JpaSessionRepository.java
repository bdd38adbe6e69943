package org.honeylink.control.session.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
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

  // Native, because the planner sees that the partial index holds only where 'CLOSED' is a literal.
  private static final String DUE =
      "select id from session where state <> 'CLOSED' and due_at <= ?1 order by due_at limit ?2";
  private static final String UNFOLLOWED =
      "select id, settings_version from session where state <> 'CLOSED'"
          + " and settings_followed < settings_version";
  private static final String CLOSED_SINCE =
      "select id, close_cause from session where state = 'CLOSED' and closed_at >= ?1";

  @Override
  @SuppressWarnings("unchecked") // one column of a native query
  public List<UUID> due(Instant now, int limit) {
    return entities
        .createNativeQuery(DUE)
        .setParameter(1, now.atOffset(ZoneOffset.UTC))
        .setParameter(2, limit)
        .getResultList();
  }

  @Override
  public Map<UUID, Integer> unfollowed() {
    return rows(entities.createNativeQuery(UNFOLLOWED))
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Integer) row[1]));
  }

  @Override
  public Map<UUID, CloseCause> closedSince(Instant since) {
    return rows(entities
            .createNativeQuery(CLOSED_SINCE)
            .setParameter(1, since.atOffset(ZoneOffset.UTC)))
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
      String tenantId, SessionFilter filter, Optional<Position> after, int limit) {
    StringBuilder text = new StringBuilder("select s from Session s where s.tenantId = :tenant");
    filter.deviceId().ifPresent(id -> text.append(" and s.deviceId = :device"));
    filter.state().ifPresent(state -> text.append(" and s.state = :state"));
    filter
        .tier()
        .ifPresent(
            tier ->
                text.append(
                    " and exists (select t.id from SessionStream t where t.session = s"
                        + " and t.priority between :least and :most)"));
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
        ? "(s.expiresAt %1$s :end or (s.expiresAt = :end and s.id %1$s :id))".formatted(sign)
        : "s.id " + sign + " :id";
  }

  private static String orderBy(Order order) {
    String direction = order.isDescending() ? " desc" : "";
    return (order.isByEnd() ? " order by s.expiresAt" + direction + ", s.id" : " order by s.id")
        + direction;
  }
}
