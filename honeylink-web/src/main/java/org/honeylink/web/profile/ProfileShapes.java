package org.honeylink.web.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.honeylink.control.profile.application.ApplyProfile.Outcome;
import org.honeylink.control.profile.domain.Profile;
import org.honeylink.control.profile.domain.ProfileRelease;
import org.honeylink.web.policy.PolicyShapes;

/** Profiles in the words of the API. */
final class ProfileShapes {

  private ProfileShapes() {}

  static Map<String, Object> whole(Profile profile) {
    Map<String, Object> shown = new LinkedHashMap<>(profile.content().plain());
    shown.put("preset", profile.isPreset());
    shown.put("created_at", profile.createdAt());
    shown.put("updated_at", profile.updatedAt());
    shown.put("signing_key", profile.signed().signingKey());
    return shown;
  }

  static Map<String, Object> whole(Profile profile, long users) {
    Map<String, Object> shown = whole(profile);
    shown.put("in_use_by", users);
    return shown;
  }

  static Map<String, Object> release(ProfileRelease release) {
    return Map.of(
        "version",
        release.version().toString(),
        "created_at",
        release.createdAt(),
        "created_by",
        release.createdBy());
  }

  static Map<String, Object> outcomes(List<Outcome> outcomes, List<String> warnings) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("dry_run", false);
    shown.put("devices", outcomes.stream().map(ProfileShapes::outcome).toList());
    if (!warnings.isEmpty()) {
      shown.put("warnings", warnings);
    }
    return shown;
  }

  private static Map<String, Object> outcome(Outcome outcome) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("device_id", outcome.deviceId().value());
    outcome.policy().ifPresent(policy -> shown.putAll(PolicyShapes.standing(policy)));
    outcome
        .refusal()
        .ifPresent(
            refusal -> {
              shown.put("error_code", refusal.code().name());
              shown.put("message", refusal.getMessage());
            });
    return shown;
  }
}
