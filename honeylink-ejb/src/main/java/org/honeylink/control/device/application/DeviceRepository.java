package org.honeylink.control.device.application;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  Optional<Device> find(DeviceId id);

  /** The device, its row held until the transaction ends. */
  Optional<Device> lock(DeviceId id);

  /** As {@link #lock}; empty as well while another transaction holds it. */
  Optional<Device> lockIfFree(DeviceId id);

  /** The device whose token has that SHA-256. */
  Optional<Device> findByToken(byte[] tokenSha256);

  /** Devices of a tenant by status; a status without devices is absent. */
  Map<DeviceStatus, Long> countByStatus(String tenantId);

  /**
   * Devices of a tenant, by id.
   *
   * @param after the id behind which to begin
   */
  List<Device> list(String tenantId, DeviceFilter filter, Optional<String> after, int limit);
}
