package org.honeylink.control.profile.domain;

import static org.honeylink.control.policy.domain.StreamClass.BURST;
import static org.honeylink.control.policy.domain.StreamClass.LATENCY;
import static org.honeylink.control.policy.domain.StreamClass.NORMAL;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.honeylink.control.policy.domain.FecMode;
import org.honeylink.control.policy.domain.PolicyDocument;
import org.honeylink.control.policy.domain.PolicyVersion;
import org.honeylink.control.policy.domain.PowerProfile;
import org.honeylink.control.policy.domain.QosRule;
import org.honeylink.control.policy.domain.StreamClass;

/**
 * Profiles that come with the release; figures of the product's use cases. To change one, raise its
 * version: installations take it over at their next start.
 */
public final class Presets {

  private Presets() {}

  /** All of them. */
  public static List<ProfileContent> all() {
    return List.of(
        preset(
            "prof_iot_lowpower_v2",
            "2.0.0",
            "IoT sensors on batteries",
            NORMAL,
            rule(1, 200, "0.1", "1"),
            FecMode.NONE,
            PowerProfile.ULTRA_LOW),
        preset(
            "prof_arvr_spatial_v1",
            "1.0.0",
            "AR and VR with spatial synchronisation",
            LATENCY,
            rule(7, 12, "50", "200"),
            FecMode.HEAVY,
            PowerProfile.HIGH),
        preset(
            "prof_media_8k_v1",
            "1.0.0",
            "8K media",
            BURST,
            rule(6, 50, "1000", "1500"),
            FecMode.HEAVY,
            PowerProfile.HIGH),
        preset(
            "prof_gaming_input_v1",
            "1.0.0",
            "Gaming input with voice",
            LATENCY,
            rule(7, 6, "5", "50"),
            FecMode.LIGHT,
            PowerProfile.NORMAL));
  }

  private static QosRule rule(int priority, int budgetMillis, String floor, String ceiling) {
    return new QosRule(
        priority,
        Optional.of(budgetMillis),
        Optional.of(new BigDecimal(floor)),
        Optional.of(new BigDecimal(ceiling)));
  }

  private static ProfileContent preset(
      String id,
      String version,
      String useCase,
      StreamClass streamClass,
      QosRule rule,
      FecMode fec,
      PowerProfile power) {
    PolicyDocument policy =
        new PolicyDocument(
            new PolicyVersion(version),
            Map.of(streamClass, rule),
            Optional.empty(),
            Optional.of(fec),
            Optional.of(power),
            Optional.empty());
    return new ProfileContent(new ProfileId(id), useCase, policy, Optional.empty());
  }
}
