package org.honeylink.control.device.application;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.device.domain.DeviceStatus;
import org.honeylink.control.shared.domain.Conflict;

/** Port to the store of devices. Every call takes part in the transaction at hand. */
public interface DeviceRepository {

  /**
   * Adds a device.
   *
   * @throws Conflict when the id is taken, also by a registration that races with this one
   */
  void add(Device device);

  /**
   * Adds devices.
   *
   * @throws Conflict when an id is taken
   */
  void addAll(Collection<Device> devices);

  /** Those of the ids that are taken. */
  Set<DeviceId> taken(Collection<DeviceId> ids);

  Optional<Device> find(DeviceId id);

  /** The device, its row held until the transaction ends. */
  Optional<Device> lock(DeviceId id);

  /** Writes now what was changed, so that entity tags and faults are known before the commit. */
  void write();

  /** As {@link #lock}; empty as well while another transaction holds it. */
  Optional<Device> lockIfFree(DeviceId id);

  /** The device whose token has that SHA-256. */
  Optional<Device> findByToken(byte[] tokenSha256);

  /** Devices of a tenant by status; a status without devices is absent. */
  Map<DeviceStatus, Long> countByStatus(String tenantId);

  /** Devices that were suspended or taken out of service since then and still are. */
  List<DeviceId> shutOut(Instant since);

  /**
   * Devices of a tenant, in order.
   *
   * @param after the place behind which to begin
   */
  List<Device> list(
      String tenantId,
      DeviceFilter filter,
      DeviceOrder order,
      Optional<DeviceOrder.Place> after,
      int limit);
}
