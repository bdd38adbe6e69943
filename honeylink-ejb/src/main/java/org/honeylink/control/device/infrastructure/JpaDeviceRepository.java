package org.honeylink.control.device.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.honeylink.control.device.application.DeviceFilter;
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
      throw UniqueKey.isTaken(e) ? taken(device) : e;
    }
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
  @SuppressWarnings("unchecked") // A native query has no typed form in Jakarta Persistence 3.1.
  public List<Device> list(
      String tenantId, DeviceFilter filter, Optional<String> after, int limit) {
    StringBuilder sql = new StringBuilder("select * from device where tenant_id = ?");
    List<Object> values = new ArrayList<>();
    values.add(tenantId);
    after.ifPresent(id -> narrow(sql, values, " and device_id > ?", id));
    filter.status().ifPresent(status -> narrow(sql, values, " and status = ?", status.name()));
    filter
        .capability()
        .ifPresent(
            capability ->
                narrow(
                    sql,
                    values,
                    " and ? = any(string_to_array(capabilities, ','))",
                    capability.text()));
    filter
        .text()
        .ifPresent(
            text ->
                narrow(
                    sql,
                    values,
                    " and strpos(lower(device_id || ' ' || firmware_version || ' ' ||"
                        + " metadata::text), ?) > 0",
                    text.toLowerCase(Locale.ROOT)));
    Query query =
        entities.createNativeQuery(sql + " order by device_id", Device.class).setMaxResults(limit);
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(i + 1, values.get(i));
    }
    return query.getResultList();
  }

  private TypedQuery<Device> byId(DeviceId id) {
    return entities
        .createQuery("select d from Device d where d.deviceId = :id", Device.class)
        .setParameter("id", id);
  }

  private static void narrow(
      StringBuilder sql, List<Object> values, String condition, Object value) {
    sql.append(condition);
    values.add(value);
  }

  private static Conflict taken(Device device) {
    return new Conflict("Device '" + device.deviceId() + "' is registered already");
  }
}
