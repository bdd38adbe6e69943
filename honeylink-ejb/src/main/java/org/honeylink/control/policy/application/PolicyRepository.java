package org.honeylink.control.policy.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.policy.domain.DevicePolicy;
import org.honeylink.control.policy.domain.PolicyVersion;

/** Port to the store of policies. Every call takes part in the transaction at hand. */
public interface PolicyRepository {

  void add(DevicePolicy policy);

  /** The policy in force. */
  Optional<DevicePolicy> newest(DeviceId deviceId);

  /** Snapshots of that version, kept or history, newest first. */
  List<DevicePolicy> ofVersion(DeviceId deviceId, PolicyVersion version);

  /**
   * Snapshots of a device, newest first.
   *
   * @param before the serial behind which to begin
   */
  List<DevicePolicy> history(DeviceId deviceId, Optional<Long> before, int limit);

  /** Snapshots that still have their documents, newest first. */
  List<DevicePolicy> kept(DeviceId deviceId);

  /** How many devices have a policy in force that was made of the profile. */
  long countUsers(String tenantId, String profileId);

  /**
   * Devices whose policy in force was made of another version of the profile, by id.
   *
   * @param version that they do not have
   */
  List<DeviceId> usersOfOther(String tenantId, String profileId, String version, int limit);

  /**
   * Gives a device that is heard again its time for an answer; nothing, when somebody else holds
   * its policy.
   *
   * @return how many policies that were
   */
  int startWaiting(DeviceId deviceId, Instant dueAt);

  /**
   * As {@link #startWaiting}, devices that were missed: a session of theirs is active since then.
   *
   * @return how many; fewer than the limit when there are no more
   */
  int startMissed(Instant since, Instant dueAt, int limit);

  /**
   * Devices whose answer is waited for, by id, and the version that waits; overdue ones, too.
   *
   * @param after the last one of the page before
   */
  SequencedMap<DeviceId, PolicyVersion> waiting(Optional<DeviceId> after, int limit);

  /** Devices whose answer is overdue. */
  List<DeviceId> overdue(Instant now, int limit);
}
