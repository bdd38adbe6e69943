package org.honeylink.control.trust.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.trust.domain.DeviceCertificate;
import org.honeylink.crypto.pki.RevocationReason;

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
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<UUID, Long> countGood(Instant now) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void revokeAll(UUID authorityId, RevocationReason reason, Instant now) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<DeviceId> distrusted(Instant since, Instant now) {
    throw new UnsupportedOperationException();
  }
}
