package org.honeylink.control.profile.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.honeylink.control.policy.domain.PolicyDocument;
import org.honeylink.control.policy.domain.PolicyVersion;
import org.honeylink.control.policy.domain.PowerProfile;
import org.honeylink.control.policy.domain.QosRule;
import org.honeylink.control.policy.domain.StreamClass;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.SemanticVersion;

/**
 * What one version of a profile says.
 *
 * @param useCase for people, at most 200 characters
 * @param policy what a device gets; its version is the profile's
 * @param deprecatedAfter from when on its application is warned of
 */
public record ProfileContent(
    ProfileId id, String useCase, PolicyDocument policy, Optional<Instant> deprecatedAfter) {

  /** Least time between the announcement of a profile's end and that end. */
  public static final int NOTICE_MONTHS = 12;

  private static final int LONGEST_USE_CASE = 200;

  public ProfileContent {
    Objects.requireNonNull(id);
    Objects.requireNonNull(deprecatedAfter);
    Faults faults = new Faults();
    if (useCase.isBlank() || useCase.length() > LONGEST_USE_CASE) {
      faults.add("use_case", "must have 1 to 200 characters; say what the profile is for");
    }
    if (policy.qos().isEmpty()) {
      faults.add("qos", "must say something of at least one of " + StreamClass.names());
    }
    policy
        .powerProfile()
        .ifPresent(
            power -> policy.qos().forEach((each, rule) -> checkPower(power, each, rule, faults)));
    faults.check("version", () -> SemanticVersion.parse(policy.version().value()));
    faults.refuseIfAny();
  }

  // A radio in a mode does not carry more than the mode does.
  private static void checkPower(
      PowerProfile power, StreamClass streamClass, QosRule rule, Faults faults) {
    rule.bandwidthCeilingMbps()
        .filter(ceiling -> ceiling.compareTo(BigDecimal.valueOf(power.mostMbps())) > 0)
        .ifPresent(
            ceiling ->
                faults.add(
                    "qos." + streamClass.text() + ".bandwidth_ceiling_mbps",
                    "must be at most "
                        + power.mostMbps()
                        + " with power_profile "
                        + power
                        + ", not "
                        + ceiling
                        + "; lower it or choose a stronger power_profile"));
  }

  /** SemVer; only grows. */
  public SemanticVersion version() {
    return SemanticVersion.parse(policy.version().value());
  }

  /**
   * Refuses an end that comes too soon.
   *
   * @param before the end as it was announced already
   */
  public void requireNotice(Optional<Instant> before, Instant now) {
    Instant earliest = now.atOffset(ZoneOffset.UTC).plusMonths(NOTICE_MONTHS).toInstant();
    Faults faults = new Faults();
    deprecatedAfter
        .filter(end -> !before.filter(end::equals).isPresent())
        .filter(end -> end.isBefore(earliest))
        .ifPresent(
            end ->
                faults.add(
                    "deprecated_after",
                    "must be at least 12 months ahead, "
                        + earliest.truncatedTo(ChronoUnit.SECONDS)
                        + " or later, not "
                        + end));
    faults.refuseIfAny();
  }

  /** Whether its application is warned of. */
  public boolean isDeprecated(Instant now) {
    return deprecatedAfter.filter(end -> !now.isBefore(end)).isPresent();
  }

  /** Names and plain JSON values, as the API shows and signs them. */
  public Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("profile_id", id.value());
    plain.put("version", policy.version().value());
    plain.put("use_case", useCase);
    deprecatedAfter.ifPresent(end -> plain.put("deprecated_after", end.toString()));
    Map<String, Object> settings = policy.plain();
    settings.remove("policy_version");
    plain.putAll(settings);
    return plain;
  }

  /** A content with the settings of a policy, under the profile's version. */
  public static ProfileContent of(
      ProfileId id,
      SemanticVersion version,
      String useCase,
      PolicyDocument settings,
      Optional<Instant> deprecatedAfter) {
    return new ProfileContent(
        id, useCase, settings.as(new PolicyVersion(version.toString())), deprecatedAfter);
  }
}
