package org.honeylink.control.trust.application;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.honeylink.control.device.application.DeviceFilter;
import org.honeylink.control.device.application.DeviceOrder;
import org.honeylink.control.device.application.DeviceRepository;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.device.domain.DeviceStatus;

/** A store in memory. */
final class FakeDeviceRepository implements DeviceRepository {

  private final Map<DeviceId, Device> devices = new HashMap<>();

  @Override
  public void add(Device device) {
    devices.put(device.deviceId(), device);
  }

  @Override
  public void addAll(Collection<Device> added) {
    added.forEach(this::add);
  }

  @Override
  public Set<DeviceId> taken(Collection<DeviceId> ids) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Device> find(DeviceId id) {
    return Optional.ofNullable(devices.get(id));
  }

  @Override
  public Optional<Device> lock(DeviceId id) {
    return find(id);
  }

  @Override
  public void write() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Device> lockIfFree(DeviceId id) {
    return find(id);
  }

  @Override
  public Optional<Device> findByToken(byte[] tokenSha256) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<DeviceStatus, Long> countByStatus(String tenantId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<DeviceId> shutOut(Instant since) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Device> list(
      String tenantId,
      DeviceFilter filter,
      DeviceOrder order,
      Optional<DeviceOrder.Place> after,
      int limit) {
    throw new UnsupportedOperationException();
  }
}
