package org.honeylink.control.policy.application;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.honeylink.control.policy.domain.DevicePolicy;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.domain.ControlEvent.Publication;
import org.honeylink.control.shared.domain.ControlEvent.Topic;

/** What policies tell the world and the audit trail. */
final class PolicyEvents {

  private PolicyEvents() {}

  /** Somebody put it. */
  static ControlEvent updated(Caller caller, DevicePolicy before, DevicePolicy after) {
    return event(caller, "updated", Outcome.SUCCESS, changed(before, after));
  }

  /** An older one is in force again. */
  static ControlEvent rolledBack(Caller caller, DevicePolicy before, DevicePolicy after) {
    return event(caller, "rolled-back", Outcome.SUCCESS, changed(before, after));
  }

  /** The device acknowledged it. */
  static ControlEvent applied(Caller caller, DevicePolicy policy) {
    return event(caller, "applied", Outcome.SUCCESS, about(policy));
  }

  /** The device refused it. */
  static ControlEvent refused(Caller caller, DevicePolicy policy) {
    Map<String, Object> data = about(policy);
    policy.refusal().ifPresent(reason -> data.put("reason", reason));
    return event(caller, "refused", Outcome.REFUSED, data);
  }

  /** The device was heard and said nothing. */
  static ControlEvent unanswered(DevicePolicy policy) {
    return event(Caller.systemOf(policy.tenantId()), "unanswered", Outcome.FAILED, about(policy));
  }

  /** People should know. */
  static ControlEvent alert(DevicePolicy failed, String message) {
    Map<String, Object> data = about(failed);
    data.put("message", message);
    return new ControlEvent(
        Caller.systemOf(failed.tenantId()),
        Category.POLICY_UPDATE,
        "policy.alert",
        failed.deviceId().value(),
        Outcome.FAILED,
        data,
        Optional.of(publication(Topic.ALERT, "org.honeylink.alert.policy-failed", data)));
  }

  private static Map<String, Object> changed(DevicePolicy before, DevicePolicy after) {
    Map<String, Object> data = about(after);
    data.put("previous_version", before.version().value());
    data.put("previous_serial", before.serial());
    data.put(
        Policies.ENCRYPTION_CHANGED,
        !before.document().encryption().equals(after.document().encryption()));
    after.rollbackOf().ifPresent(serial -> data.put("rollback_of", serial));
    return data;
  }

  private static Map<String, Object> about(DevicePolicy policy) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("device_id", policy.deviceId().value());
    data.put("policy_version", policy.version().value());
    data.put("serial", policy.serial());
    policy
        .profile()
        .ifPresent(
            use -> {
              data.put("profile_id", use.profileId());
              data.put("profile_version", use.version());
            });
    return data;
  }

  private static ControlEvent event(
      Caller caller, String what, Outcome outcome, Map<String, Object> data) {
    return new ControlEvent(
        caller,
        Category.POLICY_UPDATE,
        "policy." + what,
        String.valueOf(data.get("device_id")),
        outcome,
        data,
        Optional.of(publication(Topic.POLICY, "org.honeylink.policy." + what, data)));
  }

  private static Publication publication(Topic topic, String type, Map<String, Object> data) {
    return new Publication(
        topic, type, Optional.of(String.valueOf(data.get("device_id"))), Optional.empty(), data);
  }
}
