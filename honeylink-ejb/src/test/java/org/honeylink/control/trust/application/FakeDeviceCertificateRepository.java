package org.honeylink.control.trust.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.trust.domain.DeviceCertificate;

/** A store in memory. */
final class FakeDeviceCertificateRepository implements DeviceCertificateRepository {

  final List<DeviceCertificate> certificates = new ArrayList<>();

  @Override
  public void add(DeviceCertificate certificate) {
    certificates.add(certificate);
  }

  @Override
  public Optional<DeviceCertificate> find(String serial) {
    return certificates.stream().filter(each -> each.serial().equals(serial)).findFirst();
  }

  @Override
  public List<DeviceCertificate> of(DeviceId deviceId) {
    return certificates.stream()
        .filter(each -> each.deviceId().equals(deviceId))
        .sorted(Comparator.comparing(DeviceCertificate::issuedAt).reversed())
        .toList();
  }

  @Override
  public List<DeviceCertificate> lock(DeviceId deviceId) {
    return of(deviceId);
  }

  @Override
  public List<DeviceCertificate> revokedOf(UUID authorityId, Instant then) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long countGood(UUID authorityId, Instant now) {
    return countGood(now).getOrDefault(authorityId, 0L);
  }

  @Override
  public Map<UUID, Long> countGood(Instant now) {
    return certificates.stream()
        .filter(each -> each.isGood(now))
        .collect(Collectors.groupingBy(DeviceCertificate::authorityId, Collectors.counting()));
  }

  @Override
  public List<DeviceCertificate> lockUnrevoked(UUID authorityId) {
    return certificates.stream()
        .filter(each -> each.authorityId().equals(authorityId) && each.isUnrevoked())
        .toList();
  }

  @Override
  public Set<DeviceId> distrusted(Instant since, Instant now) {
    throw new UnsupportedOperationException();
  }
}
