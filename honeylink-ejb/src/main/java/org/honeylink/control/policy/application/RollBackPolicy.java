package org.honeylink.control.policy.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.honeylink.control.device.application.Devices;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.policy.domain.DevicePolicy;
import org.honeylink.control.policy.domain.PolicyDocument;
import org.honeylink.control.policy.domain.PolicyOrigin;
import org.honeylink.control.policy.domain.PolicyVersion;
import org.honeylink.control.policy.domain.ProfileUse;
import org.honeylink.control.policy.domain.RollbackChoice;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.WrongState;

/**
 * Goes back to an older policy, because somebody asks for it or because the device would not have
 * the newest. What comes back is a new snapshot with a greater serial: its old signature could be
 * replayed.
 */
@Stateless
public class RollBackPolicy {

  private static final String SYSTEM = Caller.SYSTEM.subject();
  private static final String NONE_LEFT = "nothing is left to try; put another policy";

  @Inject PolicyRepository repository;
  @Inject Policies policies;
  @Inject Snapshots snapshots;
  @Inject Devices devices;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /**
   * Goes back to one of the last three snapshots.
   *
   * @param to its version; empty for the last one that the device acknowledged
   * @param expected tells of a tag whether the caller expects it to be the newest
   * @throws NotFound when the device is absent or not visible
   * @throws WrongState when there is no such snapshot, or the device would not have it
   * @throws Conflict when the policy changed meanwhile
   */
  @Measured(Operation.POLICY_ROLL_BACK)
  public DevicePolicy back(
      Caller caller, DeviceId deviceId, Optional<PolicyVersion> to, Predicate<String> expected) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    Device device = devices.lock(caller, deviceId);
    DevicePolicy newest = policies.newestOf(deviceId);
    if (!expected.test(newest.tag())) {
      throw new Conflict("The policy changed meanwhile; read it again and decide anew");
    }
    RollbackChoice choice = choice(newest);
    DevicePolicy target =
        to.map(choice::good).orElseGet(choice::lastGood).orElseThrow(() -> none(to));
    DevicePolicy added =
        next(caller.subject(), device, newest, target.document(), target.profile());
    events.fire(PolicyEvents.rolledBack(caller, newest, added));
    return added;
  }

  /** The device will not have the newest: what it acknowledged before is in force again. */
  public void afterRefusal(Caller caller, Device device, DevicePolicy refused) {
    restore(device, refused, PolicyEvents.refused(caller, refused), "refused");
  }

  /** The device was heard and said nothing: as after a refusal. */
  public void afterSilence(Device device, DevicePolicy unanswered) {
    restore(device, unanswered, PolicyEvents.unanswered(unanswered), "did not answer to");
  }

  // Events come last: who keeps one takes a lock that is behind those of rows.
  private void restore(Device device, DevicePolicy failed, ControlEvent event, String what) {
    RollbackChoice choice = choice(failed);
    Optional<DevicePolicy> good = choice.lastGood();
    Optional<DevicePolicy> restored =
        good.map(target -> next(SYSTEM, device, failed, target.document(), target.profile()));
    String sequel =
        good.map(target -> "version '" + target.version() + "' is in force again")
            .orElse(NONE_LEFT);
    if (good.isEmpty() && !choice.isAtItsEnd()) {
      restored =
          Optional.of(next(SYSTEM, device, failed, PolicyDocument.initial(), Optional.empty()));
      sequel = "no earlier one was good, so the default is in force";
    }
    events.fire(event);
    Caller system = Caller.systemOf(failed.tenantId());
    restored.ifPresent(added -> events.fire(PolicyEvents.rolledBack(system, failed, added)));
    events.fire(
        PolicyEvents.alert(
            failed,
            "The device " + what + " policy version '" + failed.version() + "'; " + sequel));
  }

  private DevicePolicy next(
      String actor,
      Device device,
      DevicePolicy before,
      PolicyDocument document,
      Optional<ProfileUse> profile) {
    return snapshots.next(
        device, before, document, new PolicyOrigin(actor, profile, Optional.of(before.serial())));
  }

  private RollbackChoice choice(DevicePolicy newest) {
    List<DevicePolicy> kept = repository.kept(newest.deviceId());
    return new RollbackChoice(
        newest, kept.stream().filter(each -> each.serial() < newest.serial()).toList());
  }

  private static WrongState none(Optional<PolicyVersion> to) {
    return WrongState.transition(
        to.map(
                version ->
                    "Version '"
                        + version
                        + "' is not among the last three snapshots that the device acknowledged;"
                        + " see the history")
            .orElse("None of the last three snapshots was acknowledged by the device"));
  }
}
