package org.honeylink.control.rotation.application;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.rotation.domain.DeviceRotation;
import org.honeylink.control.rotation.domain.KeyRotation;
import org.honeylink.control.rotation.domain.RotationStatus;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.domain.ControlEvent.Publication;
import org.honeylink.control.shared.domain.ControlEvent.Topic;

/** What rotations tell the world and the audit trail. */
final class RotationEvents {

  private RotationEvents() {}

  /**
   * Somebody ordered it.
   *
   * @param deviceId when it is of one device
   */
  static ControlEvent requested(Caller caller, KeyRotation rotation, Optional<String> deviceId) {
    Map<String, Object> data = about(rotation);
    data.put("expected_completion", rotation.expectedCompletion().toString());
    deviceId.ifPresent(id -> data.put("device_id", id));
    return event(
        caller,
        "requested",
        deviceId.orElse(rotation.id().toString()),
        Outcome.SUCCESS,
        deviceId,
        data);
  }

  /** An emergency took devices out of another rotation. */
  static ControlEvent superseded(Caller caller, UUID other, int devices, KeyRotation by) {
    return event(
        caller,
        "superseded",
        other.toString(),
        Outcome.SUCCESS,
        Optional.empty(),
        Map.of("rotation_id", other.toString(), "by", by.id().toString(), "devices", devices));
  }

  /** All its devices have come to their ends. */
  static ControlEvent completed(KeyRotation rotation) {
    Map<String, Object> data = about(rotation);
    data.put("status", rotation.status().name());
    return event(
        system(rotation.tenantId()),
        "completed",
        rotation.id().toString(),
        rotation.status() == RotationStatus.COMPLETED ? Outcome.SUCCESS : Outcome.FAILED,
        Optional.empty(),
        data);
  }

  /** A device has come to its next step, as in {@code prepared}. */
  static ControlEvent reached(DeviceRotation rotation) {
    String id = rotation.deviceId().value();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("rotation_id", rotation.rotationId().toString());
    data.put("device_id", id);
    data.put("reason", rotation.reason().text());
    rotation.fromGeneration().ifPresent(generation -> data.put("from_generation", generation));
    rotation.toGeneration().ifPresent(generation -> data.put("to_generation", generation));
    rotation.failure().ifPresent(failure -> data.put("failure", failure));
    return event(
        system(rotation.tenantId()),
        word(rotation),
        id,
        rotation.failure().isPresent() ? Outcome.FAILED : Outcome.SUCCESS,
        Optional.of(id),
        data);
  }

  private static String word(DeviceRotation rotation) {
    return switch (rotation.step()) {
      case PREPARED -> "prepared";
      case ACTIVE -> "activated";
      case RETIRED -> "retired";
      case FAILED -> "failed";
      // The first stands in the event of the whole, the last two are told by whoever did them.
      case REQUESTED, ACKNOWLEDGED, SUPERSEDED ->
          throw new IllegalStateException(rotation.step() + " is not told for each device");
    };
  }

  private static Map<String, Object> about(KeyRotation rotation) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("rotation_id", rotation.id().toString());
    data.put("reason", rotation.reason().text());
    data.put("requested_by", rotation.requestedBy().text());
    data.put("devices", rotation.total());
    return data;
  }

  private static Caller system(String tenantId) {
    return Caller.systemOf(tenantId);
  }

  private static ControlEvent event(
      Caller actor,
      String what,
      String target,
      Outcome outcome,
      Optional<String> deviceId,
      Map<String, Object> data) {
    return new ControlEvent(
        actor,
        Category.KEY_ROTATION,
        "key.rotation-" + what,
        target,
        outcome,
        data,
        Optional.of(
            new Publication(
                Topic.KEY,
                "org.honeylink.key.rotation-" + what,
                deviceId,
                Optional.empty(),
                data)));
  }
}
