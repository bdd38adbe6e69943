package org.honeylink.control.rotation.application;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.rotation.domain.DeviceAtRisk;
import org.honeylink.control.rotation.domain.KeyRotation;
import org.honeylink.control.rotation.domain.RotationProgress;

/**
 * Port to the store, as those who order and read rotations need it; takes part in the transaction
 * at hand.
 */
public interface RotationStore {

  void add(KeyRotation rotation);

  /** Writes it as it is now. */
  void save(KeyRotation rotation);

  /**
   * Puts those of the devices into the rotation that are in no other, due at once.
   *
   * @return how many
   */
  int enlist(KeyRotation rotation, Collection<DeviceId> devices);

  /** As above, all paired and suspended devices of the tenant. */
  int enlistAll(KeyRotation rotation);

  /**
   * As above, those of them whose generation is in use since before that time.
   *
   * @param perSecond their turns come at this pace, from the order on
   */
  int enlistOld(KeyRotation rotation, Instant before, int perSecond);

  /** Tenants that have such devices. */
  List<String> tenantsWithOld(Instant before);

  /**
   * Takes devices out of the rotations that they are in.
   *
   * @param devices all of the tenant when empty
   * @return how many of which rotation
   */
  Map<UUID, Integer> takeOver(KeyRotation by, Optional<Collection<DeviceId>> devices);

  /** Rotations that these devices are in. */
  Map<DeviceId, UUID> running(Collection<DeviceId> devices);

  /** Those of the ids that are devices of the tenant, with their status as text. */
  Map<DeviceId, String> statuses(String tenantId, Collection<DeviceId> devices);

  /** What a rehearsal looks at: these devices, or all paired and suspended ones of the tenant. */
  List<DeviceAtRisk> rehearsed(String tenantId, Optional<Collection<DeviceId>> devices);

  Optional<KeyRotation> find(String tenantId, UUID id);

  /** Newest first. */
  List<KeyRotation> list(String tenantId, Optional<UUID> before, int limit);

  /** One for each of the rotations. */
  Map<UUID, RotationProgress> progress(Collection<UUID> rotations);

  /** Rotations of one device, newest first. */
  List<DevicePassage> passages(DeviceId device, Optional<UUID> before, int limit);

  /**
   * Books the daily run, when it is due; the next one is due then.
   *
   * @return true to the one caller who is to do it
   */
  boolean bookRun(Instant now, Instant next);
}
