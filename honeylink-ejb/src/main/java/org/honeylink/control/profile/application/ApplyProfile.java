package org.honeylink.control.profile.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.policy.application.AffectedDevice;
import org.honeylink.control.policy.application.ApplyPolicy;
import org.honeylink.control.policy.domain.DevicePolicy;
import org.honeylink.control.profile.domain.Profile;
import org.honeylink.control.profile.domain.ProfileContent;
import org.honeylink.control.profile.domain.ProfileId;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.control.shared.domain.HoneyLinkException;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.WrongState;

/** Makes a profile the policy of devices, one transaction for each. */
@Stateless
public class ApplyProfile {

  @Inject Profiles profiles;
  @Inject SelectDevices selection;
  @Inject ApplyPolicy policies;
  @Inject PutProfile putting;
  @Inject InstantSource clock;

  /**
   * A policy that was put, or would be.
   *
   * @param warnings for people; about the profile
   */
  public record Applied<T>(T result, List<String> warnings) {

    public Applied {
      warnings = List.copyOf(warnings);
    }
  }

  /** What came of one device of many: the policy, or the refusal. */
  public record Outcome(
      DeviceId deviceId, Optional<DevicePolicy> policy, Optional<HoneyLinkException> refusal) {}

  /**
   * Puts it at one device.
   *
   * @throws NotFound when there is no such profile or device
   * @throws Conflict as {@link ApplyPolicy#put}
   * @throws WrongState when its signature does not hold any more
   */
  public Applied<DevicePolicy> put(
      Caller caller, DeviceId device, ProfileId id, Predicate<String> expected) {
    ProfileContent content = genuine(caller, id);
    return new Applied<>(putting.put(caller, device, content, expected), warnings(content));
  }

  /** What {@link #put} would do; changes nothing. */
  public Applied<AffectedDevice> rehearse(
      Caller caller, DeviceId device, ProfileId id, Predicate<String> expected) {
    ProfileContent content = genuine(caller, id);
    return new Applied<>(
        policies.rehearse(caller, device, content.policy(), PutProfile.use(content), expected),
        warnings(content));
  }

  /** Puts it at many devices; one that refuses it does not keep it from the others. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Applied<List<Outcome>> putAt(Caller caller, ProfileId id, DeviceSelector selector) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    ProfileContent content = genuine(caller, id);
    List<Outcome> outcomes = new ArrayList<>();
    for (DeviceId device : selection.of(caller, content, selector)) {
      outcomes.add(outcome(caller, device, content));
    }
    return new Applied<>(outcomes, warnings(content));
  }

  private Outcome outcome(Caller caller, DeviceId device, ProfileContent content) {
    try {
      return new Outcome(
          device,
          Optional.of(putting.put(caller, device, content, ApplyProfile::isAny)),
          Optional.empty());
    } catch (HoneyLinkException refused) {
      return new Outcome(device, Optional.empty(), Optional.of(refused));
    }
  }

  /** What {@link #putAt} would do; changes nothing. Devices that are not there are left out. */
  public Applied<List<AffectedDevice>> rehearseAt(
      Caller caller, ProfileId id, DeviceSelector selector) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    ProfileContent content = genuine(caller, id);
    List<AffectedDevice> affected = new ArrayList<>();
    for (DeviceId device : selection.visible(caller, selection.of(caller, content, selector))) {
      affected.add(
          policies.rehearse(
              caller, device, content.policy(), PutProfile.use(content), ApplyProfile::isAny));
    }
    return new Applied<>(affected, warnings(content));
  }

  private ProfileContent genuine(Caller caller, ProfileId id) {
    Profile profile = profiles.read(caller, id);
    if (!profile.signed().verifies()) {
      throw WrongState.resource(
          "The signature of profile '"
              + id
              + "' does not hold: its row was altered; import it anew");
    }
    return profile.content();
  }

  private List<String> warnings(ProfileContent content) {
    return content.isDeprecated(clock.instant())
        ? List.of(
            "Profile '"
                + content.id()
                + "' is deprecated since "
                + content.deprecatedAfter().orElseThrow()
                + "; choose another")
        : List.of();
  }

  private static boolean isAny(String tag) {
    return !tag.isEmpty();
  }
}
