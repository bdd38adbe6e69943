package org.honeylink.control.policy.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.honeylink.control.device.application.Devices;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.policy.domain.DevicePolicy;
import org.honeylink.control.policy.domain.PolicyDocument;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.domain.ControlEvent.Publication;
import org.honeylink.control.shared.domain.ControlEvent.Topic;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.TimeOrderedId;

/**
 * Policies of devices: the first comes with the enrolment, each later one is put by an operator.
 */
@Stateless
public class Policies {

  /** Member of a policy event's details that says whether its encryption part changed. */
  public static final String ENCRYPTION_CHANGED = "encryption_changed";

  @Inject PolicyRepository repository;
  @Inject Devices devices;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /** Gives a new device its first policy. */
  public DevicePolicy begin(Device device) {
    return add(device, PolicyDocument.initial());
  }

  /**
   * Puts a policy. The newest one again, unchanged, changes nothing.
   *
   * @param expected tells of a tag whether the caller expects it to be the newest
   * @throws NotFound when the device is absent or not visible
   * @throws Conflict when the policy changed meanwhile, or its version means another one already
   */
  public DevicePolicy put(
      Caller caller, DeviceId deviceId, PolicyDocument document, Predicate<String> expected) {
    caller.require(Role.ADMIN);
    Device device = devices.lock(caller, deviceId);
    DevicePolicy newest = newestOf(deviceId);
    if (!expected.test(newest.tag())) {
      throw new Conflict("The policy changed meanwhile; read it again and decide anew");
    }
    if (newest.document().equals(document)) {
      return newest;
    }
    if (repository.find(deviceId, document.version()).isPresent()) {
      throw new Conflict(
          "Policy version '"
              + document.version()
              + "' of this device says something else already; give a new version");
    }
    DevicePolicy added = add(device, document);
    events.fire(updated(caller, deviceId, newest, added));
    return added;
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

  private DevicePolicy add(Device device, PolicyDocument document) {
    DevicePolicy policy =
        new DevicePolicy(TimeOrderedId.next(clock), device.deviceId(), document, clock.instant());
    repository.add(policy);
    device.policyIs(document.version().value());
    return policy;
  }

  private static ControlEvent updated(
      Caller caller, DeviceId deviceId, DevicePolicy before, DevicePolicy after) {
    Map<String, Object> data =
        Map.of(
            "device_id",
            deviceId.value(),
            "policy_version",
            after.document().version().value(),
            "previous_version",
            before.document().version().value(),
            ENCRYPTION_CHANGED,
            !before.document().encryption().equals(after.document().encryption()));
    return new ControlEvent(
        caller,
        Category.POLICY_UPDATE,
        "policy.updated",
        deviceId.value(),
        Outcome.SUCCESS,
        data,
        Optional.of(
            new Publication(
                Topic.POLICY,
                "org.honeylink.policy.updated",
                Optional.of(deviceId.value()),
                Optional.empty(),
                data)));
  }
}
