package org.honeylink.control.pairing.application;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.policy.domain.DevicePolicy;
import org.honeylink.control.policy.domain.PolicyVersion;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.domain.ControlEvent.Publication;
import org.honeylink.control.shared.domain.ControlEvent.Topic;
import org.honeylink.control.trust.domain.DeviceCertificate;

/** What pairing tells the world and the audit trail. */
final class PairingEvents {

  private PairingEvents() {}

  static ControlEvent paired(
      Caller caller,
      Device device,
      DeviceCertificate certificate,
      DevicePolicy policy,
      Optional<PolicyVersion> knownPolicy) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("device_id", device.deviceId().value());
    data.put("certificate_serial", certificate.serial());
    data.put("certificate_expires_at", certificate.expiresAt().toString());
    data.put("policy_version", policy.document().version().value());
    data.put("master_generation", device.masterGeneration());
    data.put("telemetry_topics", device.telemetryTopics().names());
    knownPolicy.ifPresent(version -> data.put("known_policy_version", version.value()));
    return event(
        caller,
        device,
        "device.paired",
        data,
        publication(Topic.DEVICE, "org.honeylink.device.paired", device, data));
  }

  static ControlEvent codeVoided(Caller caller, Device device) {
    Map<String, Object> data =
        Map.of(
            "device_id",
            device.deviceId().value(),
            "message",
            "Somebody may be guessing pairing codes; the code of this device is void");
    return event(
        caller,
        device,
        "pairing.code-voided",
        data,
        publication(Topic.ALERT, "org.honeylink.alert.pairing-code-voided", device, data));
  }

  static ControlEvent codeIssued(Caller caller, Device device, Instant expiresAt) {
    return ofTrailOnly(
        caller,
        device,
        "pairing.code-issued",
        Map.of("device_id", device.deviceId().value(), "expires_at", expiresAt.toString()));
  }

  static ControlEvent codeShown(Caller caller, Device device) {
    return ofTrailOnly(
        caller, device, "pairing.code-shown", Map.of("device_id", device.deviceId().value()));
  }

  private static ControlEvent ofTrailOnly(
      Caller caller, Device device, String action, Map<String, Object> data) {
    return new ControlEvent(
        caller,
        Category.DEVICE_PAIRING,
        action,
        device.deviceId().value(),
        Outcome.SUCCESS,
        data,
        Optional.empty());
  }

  private static ControlEvent event(
      Caller caller,
      Device device,
      String action,
      Map<String, Object> data,
      Publication publication) {
    return new ControlEvent(
        caller,
        Category.DEVICE_PAIRING,
        action,
        device.deviceId().value(),
        Outcome.SUCCESS,
        data,
        Optional.of(publication));
  }

  private static Publication publication(
      Topic topic, String type, Device device, Map<String, Object> data) {
    return new Publication(
        topic, type, Optional.of(device.deviceId().value()), Optional.empty(), data);
  }
}
