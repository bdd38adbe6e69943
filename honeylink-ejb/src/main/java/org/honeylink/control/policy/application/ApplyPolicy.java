package org.honeylink.control.policy.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.honeylink.control.device.application.Devices;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.policy.domain.DevicePolicy;
import org.honeylink.control.policy.domain.PolicyDocument;
import org.honeylink.control.policy.domain.PolicyOrigin;
import org.honeylink.control.policy.domain.ProfileUse;
import org.honeylink.control.policy.domain.SessionChange;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.NotFound;

/**
 * Puts policies: snapshot, signature, event, audit and the settings of open sessions in one
 * transaction. The device is told after the commit.
 */
@Stateless
public class ApplyPolicy {

  @Inject PolicyRepository repository;
  @Inject Policies policies;
  @Inject Snapshots snapshots;
  @Inject DeviceSessions sessions;
  @Inject Devices devices;
  @Inject Event<ControlEvent> events;

  /**
   * Puts a policy. The newest one again, unchanged, changes nothing.
   *
   * @param profile that the document was made of, if it was
   * @param expected tells of a tag whether the caller expects it to be the newest
   * @throws NotFound when the device is absent or not visible
   * @throws Conflict when the policy changed meanwhile, or its version means another one already
   */
  @Measured(Operation.POLICY_APPLY)
  public DevicePolicy put(
      Caller caller,
      DeviceId deviceId,
      PolicyDocument document,
      Optional<ProfileUse> profile,
      Predicate<String> expected) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    Device device = devices.lock(caller, deviceId);
    DevicePolicy newest = newest(deviceId, expected);
    if (isSame(newest, document, profile)) {
      return newest;
    }
    refuseOtherMeaning(deviceId, document, profile);
    DevicePolicy added =
        snapshots.next(
            device,
            newest,
            document,
            new PolicyOrigin(caller.subject(), profile, Optional.empty()));
    events.fire(PolicyEvents.updated(caller, newest, added));
    return added;
  }

  /**
   * What {@link #put} would do; changes nothing.
   *
   * @throws NotFound when the device is absent or not visible
   * @throws Conflict as {@link #put}
   */
  public AffectedDevice rehearse(
      Caller caller,
      DeviceId deviceId,
      PolicyDocument document,
      Optional<ProfileUse> profile,
      Predicate<String> expected) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    devices.read(caller, deviceId);
    DevicePolicy newest = newest(deviceId, expected);
    boolean same = isSame(newest, document, profile);
    if (!same) {
      refuseOtherMeaning(deviceId, document, profile);
    }
    List<SessionChange> changes = same ? List.of() : sessions.preview(deviceId, document);
    return new AffectedDevice(deviceId, newest.version(), document.version(), !same, changes);
  }

  private DevicePolicy newest(DeviceId deviceId, Predicate<String> expected) {
    DevicePolicy newest = policies.newestOf(deviceId);
    if (!expected.test(newest.tag())) {
      throw new Conflict("The policy changed meanwhile; read it again and decide anew");
    }
    return newest;
  }

  private static boolean isSame(
      DevicePolicy newest, PolicyDocument document, Optional<ProfileUse> profile) {
    return newest.says(document) && newest.profile().equals(profile);
  }

  // A profile's versions are kept apart from those of a device's own documents.
  private void refuseOtherMeaning(
      DeviceId deviceId, PolicyDocument document, Optional<ProfileUse> profile) {
    boolean taken =
        repository.ofVersion(deviceId, document.version()).stream()
            .filter(each -> sameProfile(each, profile))
            .anyMatch(each -> !each.says(document));
    if (taken) {
      throw new Conflict(
          "Policy version '"
              + document.version()
              + "' of this device says something else already; give a new version");
    }
  }

  private static boolean sameProfile(DevicePolicy policy, Optional<ProfileUse> profile) {
    return policy.profile().map(ProfileUse::profileId).equals(profile.map(ProfileUse::profileId));
  }
}
