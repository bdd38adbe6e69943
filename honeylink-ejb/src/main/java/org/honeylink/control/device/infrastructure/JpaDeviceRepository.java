package org.honeylink.control.device.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.honeylink.control.device.application.DeviceFilter;
import org.honeylink.control.device.application.DeviceOrder;
import org.honeylink.control.device.application.DeviceRepository;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.device.domain.DeviceStatus;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.control.shared.infrastructure.UniqueKey;

/** Devices in PostgreSQL. */
@ApplicationScoped
public class JpaDeviceRepository implements DeviceRepository {

  @PersistenceContext(unitName = "honeylink")
  EntityManager entities;

  @Override
  public void add(Device device) {
    if (find(device.deviceId()).isPresent()) {
      throw taken(device);
    }
    try {
      entities.persist(device);
      entities.flush();
    } catch (PersistenceException e) {
      throw UniqueKey.isTaken(e) ? raced(device) : e;
    }
  }

  /** The transaction is broken: nothing more can be asked in it. */
  private static Conflict raced(Device device) {
    return new Conflict("Device '" + device.deviceId() + "' is registered already");
  }

  @Override
  public void addAll(Collection<Device> devices) {
    try {
      devices.forEach(entities::persist);
      entities.flush();
    } catch (PersistenceException e) {
      throw UniqueKey.isTaken(e) ? new Conflict("One of the ids is registered already") : e;
    }
  }

  @Override
  public Set<DeviceId> taken(Collection<DeviceId> ids) {
    return ids.isEmpty()
        ? Set.of()
        : Set.copyOf(
            entities
                .createQuery(
                    "select d.deviceId from Device d where d.deviceId in :ids", DeviceId.class)
                .setParameter("ids", ids)
                .getResultList());
  }

  @Override
  public Optional<Device> find(DeviceId id) {
    return byId(id).getResultStream().findFirst();
  }

  @Override
  public Optional<Device> lock(DeviceId id) {
    return byId(id).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultStream().findFirst();
  }

  @Override
  public void write() {
    entities.flush();
  }

  @Override
  @SuppressWarnings("unchecked") // A native query has no typed form in Jakarta Persistence 3.1.
  public Optional<Device> lockIfFree(DeviceId id) {
    return entities
        .createNativeQuery(
            "select * from device where device_id = ? for update skip locked", Device.class)
        .setParameter(1, id.value())
        .getResultStream()
        .findFirst();
  }

  @Override
  public Optional<Device> findByToken(byte[] tokenSha256) {
    return entities
        .createQuery("select d from Device d where d.tokenSha256 = :token", Device.class)
        .setParameter("token", tokenSha256)
        .getResultStream()
        .findFirst();
  }

  @Override
  public Map<DeviceStatus, Long> countByStatus(String tenantId) {
    return entities
        .createQuery(
            "select d.status, count(d) from Device d where d.tenantId = :tenant group by d.status",
            Object[].class)
        .setParameter("tenant", tenantId)
        .getResultStream()
        .collect(Collectors.toMap(row -> (DeviceStatus) row[0], row -> (Long) row[1]));
  }

  @Override
  public List<DeviceId> shutOut(Instant since) {
    return entities
        .createQuery(
            "select d.deviceId from Device d where d.status in :out and d.statusSince >= :since",
            DeviceId.class)
        .setParameter("out", Set.of(DeviceStatus.SUSPENDED, DeviceStatus.REVOKED))
        .setParameter("since", since)
        .getResultList();
  }

  @Override
  @SuppressWarnings("unchecked") // A native query has no typed form in Jakarta Persistence 3.1.
  public List<Device> list(
      String tenantId,
      DeviceFilter filter,
      DeviceOrder order,
      Optional<DeviceOrder.Place> after,
      int limit) {
    DeviceQuery asked = DeviceQuery.of(tenantId, filter, order, after);
    Query query = entities.createNativeQuery(asked.sql(), Device.class).setMaxResults(limit);
    for (int i = 0; i < asked.values().size(); i++) {
      query.setParameter(i + 1, asked.values().get(i));
    }
    return query.getResultList();
  }

  private TypedQuery<Device> byId(DeviceId id) {
    return entities
        .createQuery("select d from Device d where d.deviceId = :id", Device.class)
        .setParameter("id", id);
  }

  private Conflict taken(Device device) {
    DeviceId id = device.deviceId();
    return new Conflict(
        "Device '"
            + id
            + (find(id).filter(each -> each.status() == DeviceStatus.REVOKED).isPresent()
                ? "' was taken out of service; its id stays reserved, because its keys are derived"
                    + " from it. Register the device under a new id"
                : "' is registered already"));
  }
}
