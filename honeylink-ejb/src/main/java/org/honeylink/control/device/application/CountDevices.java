package org.honeylink.control.device.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Collectors;
import org.honeylink.control.overview.application.DeviceCounts;

/** How many devices are where in their lives. */
@Stateless
public class CountDevices implements DeviceCounts {

  @Inject DeviceRepository repository;

  @Override
  public Map<String, Long> devicesByStatus(String tenantId) {
    return repository.countByStatus(tenantId).entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
  }
}
