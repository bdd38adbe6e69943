package org.honeylink.control.policy.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.honeylink.control.device.application.Devices;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.policy.domain.DevicePolicy;
import org.honeylink.control.policy.domain.PolicyState;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.Page;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.trust.domain.SignedPayload;

/** Policies of devices: what is in force, and what was. The first comes with the enrolment. */
@Stateless
public class Policies {

  /** Member of a policy event's details that says whether its encryption part changed. */
  public static final String ENCRYPTION_CHANGED = "encryption_changed";

  @Inject PolicyRepository repository;
  @Inject Snapshots snapshots;
  @Inject Devices devices;
  @Inject InstantSource clock;

  /** Gives a new device its first policy. */
  public DevicePolicy begin(Device device) {
    return snapshots.first(device);
  }

  /**
   * The policy in force.
   *
   * @throws NotFound when the device is absent or not visible
   */
  public DevicePolicy read(Caller caller, DeviceId deviceId) {
    return newestOf(devices.read(caller, deviceId).deviceId());
  }

  /** The policy in force, for a use case that has found its device already. */
  public DevicePolicy newestOf(DeviceId deviceId) {
    return repository
        .newest(deviceId)
        .orElseThrow(() -> new IllegalStateException("device " + deviceId + " has no policy"));
  }

  /** The signed form of the policy in force. */
  public SignedPayload bundle(DevicePolicy newest) {
    return snapshots.bundle(newest);
  }

  /** How many devices of a tenant have a policy in force that was made of the profile. */
  public long usersOf(String tenantId, String profileId) {
    return repository.countUsers(tenantId, profileId);
  }

  /** Devices of a tenant that have another version of the profile, by id. */
  public List<DeviceId> usersOfOther(String tenantId, String profileId, String version, int limit) {
    return repository.usersOfOther(tenantId, profileId, version, limit);
  }

  /** The device takes its policy with it when it pairs: that counts as its acknowledgement. */
  public void takenByPairing(DeviceId deviceId) {
    DevicePolicy newest = newestOf(deviceId);
    if (newest.state() == PolicyState.PENDING) {
      newest.acknowledge(clock.instant());
    }
  }

  /**
   * Snapshots of a device, newest first.
   *
   * @param limit 1 to {@link Page#MAX_LIMIT}
   * @param cursor {@code next} of the page before
   * @throws NotFound when the device is absent or not visible
   */
  public Page<DevicePolicy> history(
      Caller caller, DeviceId deviceId, int limit, Optional<Cursor> cursor) {
    DeviceId id = devices.read(caller, deviceId).deviceId();
    List<DevicePolicy> found = repository.history(id, cursor.map(Policies::serial), limit + 1);
    return Page.cut(found, limit, policy -> new Cursor(Long.toString(policy.serial())));
  }

  private static long serial(Cursor cursor) {
    try {
      return Long.parseLong(cursor.position());
    } catch (NumberFormatException otherList) {
      throw new ValidationFailed("cursor", "is not one that this list gave");
    }
  }
}
