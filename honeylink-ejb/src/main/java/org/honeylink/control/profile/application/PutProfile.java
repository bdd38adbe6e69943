package org.honeylink.control.profile.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Predicate;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.policy.application.ApplyPolicy;
import org.honeylink.control.policy.domain.DevicePolicy;
import org.honeylink.control.policy.domain.ProfileUse;
import org.honeylink.control.profile.domain.ProfileContent;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.control.shared.domain.NotFound;

/**
 * Makes a profile the policy of one device, in one transaction that holds the profile: whoever
 * deletes it counts the device, or comes first. Profiles are held before devices.
 */
@Stateless
public class PutProfile {

  @Inject ProfileRepository repository;
  @Inject ApplyPolicy policies;

  /**
   * Puts it.
   *
   * @param content as the caller read it
   * @throws NotFound when the profile is gone, or the device absent or not visible
   * @throws Conflict as {@link ApplyPolicy#put}
   */
  public DevicePolicy put(
      Caller caller, DeviceId device, ProfileContent content, Predicate<String> expected) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    if (!repository.hold(caller.tenantId(), content.id())) {
      throw new NotFound("profile", content.id().value());
    }
    return policies.put(caller, device, content.policy(), use(content), expected);
  }

  static Optional<ProfileUse> use(ProfileContent content) {
    return Optional.of(new ProfileUse(content.id().value(), content.version().toString()));
  }
}
