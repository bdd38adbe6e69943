package org.honeylink.control.trust.application;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.honeylink.control.device.application.DeviceFilter;
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
  public Optional<Device> find(DeviceId id) {
    return Optional.ofNullable(devices.get(id));
  }

  @Override
  public Optional<Device> lock(DeviceId id) {
    return find(id);
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
  public List<Device> list(
      String tenantId, DeviceFilter filter, Optional<String> after, int limit) {
    throw new UnsupportedOperationException();
  }
}
