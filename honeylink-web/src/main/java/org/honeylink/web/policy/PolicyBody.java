package org.honeylink.web.policy;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.honeylink.control.policy.domain.Cipher;
import org.honeylink.control.policy.domain.Encryption;
import org.honeylink.control.policy.domain.Features;
import org.honeylink.control.policy.domain.FecMode;
import org.honeylink.control.policy.domain.KeyDelivery;
import org.honeylink.control.policy.domain.PolicyDocument;
import org.honeylink.control.policy.domain.PolicyVersion;
import org.honeylink.control.policy.domain.PowerProfile;
import org.honeylink.control.policy.domain.QosRule;
import org.honeylink.control.policy.domain.StreamClass;
import org.honeylink.control.profile.domain.ProfileId;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.web.request.Choice;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.JsonFields;

/** Policies in bodies: a document, or the name of a profile. */
public final class PolicyBody {

  private static final double MOST_MBPS = 100_000;
  private static final long MOST_MILLIS = 60_000;

  private PolicyBody() {}

  /**
   * Body of {@code PUT /devices/{device_id}/policy}.
   *
   * @param document unless a profile is named
   */
  record Wish(Optional<PolicyDocument> document, Optional<ProfileId> profile) {}

  static Supplier<Wish> wish(JsonFields in) {
    if (in.has("profile_id")) {
      Field<ProfileId> profile = in.text("profile_id", ProfileId::new);
      return () -> new Wish(Optional.empty(), Optional.of(profile.get()));
    }
    Supplier<PolicyDocument> document = shape(in);
    return () -> new Wish(Optional.of(document.get()), Optional.empty());
  }

  static Supplier<PolicyDocument> shape(JsonFields in) {
    Field<PolicyVersion> version = in.text("policy_version", PolicyVersion::new);
    Function<PolicyVersion, PolicyDocument> settings = settings(in);
    return () -> settings.apply(version.get());
  }

  /** What a policy and a profile have in common: all but their versions. */
  public static Function<PolicyVersion, PolicyDocument> settings(JsonFields in) {
    Field<Optional<Map<String, QosRule>>> qos = in.optionalObjectMap("qos", PolicyBody::rule);
    Map<StreamClass, QosRule> rules = new EnumMap<>(StreamClass.class);
    qos.ifFaultless()
        .flatMap(each -> each)
        .ifPresent(each -> each.forEach((name, rule) -> add(name, rule, rules, in)));
    Field<Optional<Encryption>> encryption =
        in.optionalObject("encryption", PolicyBody::encryption);
    Field<Optional<FecMode>> fec = in.optionalText("fec_mode", Choice.of(FecMode.class));
    Field<Optional<PowerProfile>> power =
        in.optionalText("power_profile", Choice.of(PowerProfile.class));
    Field<Optional<Features>> features = in.optionalObject("features", PolicyBody::features);
    Field<Optional<KeyDelivery>> delivery =
        in.optionalText("key_delivery", Choice.lowerCase(KeyDelivery.class));
    Field<Optional<Double>> pool = in.optionalNumber("bandwidth_pool_mbps", 0, MOST_MBPS);
    return version ->
        new PolicyDocument(
            version,
            rules,
            encryption.get(),
            fec.get(),
            power.get(),
            features.get(),
            delivery.get(),
            pool.get().map(BigDecimal::valueOf));
  }

  private static void add(
      String name, QosRule rule, Map<StreamClass, QosRule> rules, JsonFields in) {
    StreamClass.named(name)
        .ifPresentOrElse(
            streamClass -> rules.put(streamClass, rule),
            () ->
                in.faults()
                    .add(
                        in.path("qos"),
                        "must have members among "
                            + StreamClass.names()
                            + ", not "
                            + Faults.quoted(name)));
  }

  private static Supplier<QosRule> rule(JsonFields in) {
    Field<Long> priority = in.wholeNumber("priority", 0, QosRule.MAX_PRIORITY);
    Field<Optional<Long>> budget = in.optionalWholeNumber("latency_budget_ms", 1, MOST_MILLIS);
    Field<Optional<Double>> floor = in.optionalNumber("bandwidth_floor_mbps", 0, MOST_MBPS);
    Field<Optional<Double>> ceiling = in.optionalNumber("bandwidth_ceiling_mbps", 0, MOST_MBPS);
    return () ->
        new QosRule(
            priority.get().intValue(),
            budget.get().map(Long::intValue),
            floor.get().map(BigDecimal::valueOf),
            ceiling.get().map(BigDecimal::valueOf));
  }

  private static Supplier<Encryption> encryption(JsonFields in) {
    Field<List<Cipher>> ciphers = in.texts("ciphers", Choice.of(Cipher.class));
    Field<Optional<Cipher>> fallback = in.optionalText("fallback", Choice.of(Cipher.class));
    return () -> new Encryption(ciphers.get(), fallback.get());
  }

  private static Supplier<Features> features(JsonFields in) {
    Field<Optional<Boolean>> otaUpdate = in.optionalTruth("ota_update");
    Field<Optional<Boolean>> diagnostics = in.optionalTruth("diagnostics");
    return () -> new Features(otaUpdate.get(), diagnostics.get());
  }
}
