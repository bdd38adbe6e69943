package org.honeylink.web.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.honeylink.control.policy.application.AffectedDevice;
import org.honeylink.control.policy.domain.DevicePolicy;
import org.honeylink.control.policy.domain.SessionChange;
import org.honeylink.control.policy.domain.SessionChange.StreamChange;
import org.honeylink.control.policy.domain.SessionChange.StreamSettings;
import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.control.trust.domain.SignedPayload;
import org.honeylink.crypto.signature.Ed25519PublicKey;

/** Policies, their history and what they would change, in the words of the API. */
public final class PolicyShapes {

  private PolicyShapes() {}

  /** Where a snapshot stands: what every answer about it begins with. */
  public static Map<String, Object> standing(DevicePolicy policy) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("policy_version", policy.version().value());
    shown.put("serial", policy.serial());
    shown.put("state", policy.state().name());
    shown.put("applied", policy.appliedAt().isPresent());
    policy.appliedAt().ifPresent(at -> shown.put("applied_at", at));
    policy.answerDueAt().ifPresent(at -> shown.put("answer_due_at", at));
    policy.refusal().ifPresent(reason -> shown.put("refusal", reason));
    policy.rollbackOf().ifPresent(serial -> shown.put("rollback_of", serial));
    policy
        .profile()
        .ifPresent(
            use -> {
              shown.put("profile_id", use.profileId());
              shown.put("profile_version", use.version());
            });
    return shown;
  }

  static Map<String, Object> withWarnings(Map<String, Object> shown, List<String> warnings) {
    if (!warnings.isEmpty()) {
      shown.put("warnings", warnings);
    }
    return shown;
  }

  static Map<String, Object> history(DevicePolicy policy) {
    Map<String, Object> shown = standing(policy);
    shown.put("created_at", policy.createdAt());
    shown.put("created_by", policy.createdBy());
    policy.settledAt().ifPresent(at -> shown.put("settled_at", at));
    shown.put("kept", policy.isKept());
    return shown;
  }

  static Map<String, Object> whole(
      DevicePolicy policy, SignedPayload bundle, Ed25519PublicKey signingKey) {
    Map<String, Object> shown = new LinkedHashMap<>(policy.document().plain());
    shown.putAll(standing(policy));
    shown.put(
        "policy_bundle",
        Map.of(
            "version",
            bundle.version(),
            "sha512",
            bundle.sha512(),
            "signed_payload",
            bundle.signedPayload(),
            "signing_key",
            Base64Url.encode(signingKey.bytes())));
    return shown;
  }

  /** What a dry run found. */
  public static Map<String, Object> rehearsal(List<AffectedDevice> devices, List<String> warnings) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("dry_run", true);
    shown.put("devices", devices.stream().map(PolicyShapes::affected).toList());
    return withWarnings(shown, warnings);
  }

  private static Map<String, Object> affected(AffectedDevice device) {
    return Map.of(
        "device_id",
        device.deviceId().value(),
        "before_version",
        device.before().value(),
        "after_version",
        device.after().value(),
        "changes",
        device.changes(),
        "sessions",
        device.sessions().stream().map(PolicyShapes::session).toList());
  }

  private static Map<String, Object> session(SessionChange session) {
    return Map.of(
        "session_id",
        session.sessionId().toString(),
        "state",
        session.state(),
        "streams",
        session.streams().stream().map(PolicyShapes::stream).toList());
  }

  private static Map<String, Object> stream(StreamChange stream) {
    return Map.of(
        "name",
        stream.name(),
        "before",
        settings(stream.before()),
        "after",
        settings(stream.after()));
  }

  private static Map<String, Object> settings(StreamSettings settings) {
    return Map.of(
        "priority",
        settings.priority(),
        "bandwidth_kbps",
        settings.bandwidthKbps(),
        "fec",
        Map.of("data_shards", settings.dataShards(), "parity_shards", settings.parityShards()),
        "latency_budget_ms",
        settings.latencyBudgetMillis());
  }
}
