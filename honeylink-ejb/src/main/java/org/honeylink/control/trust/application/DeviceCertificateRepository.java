package org.honeylink.control.trust.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.trust.domain.DeviceCertificate;

/** Port to the store of device certificates. Every call takes part in the transaction at hand. */
public interface DeviceCertificateRepository {

  void add(DeviceCertificate certificate);

  /**
   * @param serial hexadecimal, as {@link DeviceCertificate#serial()}
   */
  Optional<DeviceCertificate> find(String serial);

  /** All of a device, newest first. */
  List<DeviceCertificate> of(DeviceId deviceId);

  /** As {@link #of}, their rows held until the transaction ends. */
  List<DeviceCertificate> lock(DeviceId deviceId);

  /** Those of an authority that were revoked or superseded and had not expired by then. */
  List<DeviceCertificate> revokedOf(UUID authorityId, Instant then);

  /** How many of an authority are neither revoked nor expired. */
  long countGood(UUID authorityId, Instant now);

  /** The same of every authority that has any. */
  Map<UUID, Long> countGood(Instant now);

  /**
   * Those of an authority that are neither revoked nor superseded, expired or not, by device; their
   * rows held until the transaction ends.
   */
  List<DeviceCertificate> lockUnrevoked(UUID authorityId);

  /**
   * Devices that had a certificate revoked since then and have no other that is good.
   *
   * @param now a certificate that has expired by now is not good
   */
  Set<DeviceId> distrusted(Instant since, Instant now);
}
