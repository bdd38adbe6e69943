package org.honeylink.control.policy.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a policy says; what it does not say stays as HoneyLink does it by itself. */
public record PolicyDocument(
    PolicyVersion version,
    Map<StreamClass, QosRule> qos,
    Optional<Encryption> encryption,
    Optional<FecMode> fecMode,
    Optional<PowerProfile> powerProfile,
    Optional<Features> features) {

  public PolicyDocument {
    Objects.requireNonNull(version);
    qos = Map.copyOf(qos);
    Objects.requireNonNull(encryption);
    Objects.requireNonNull(fecMode);
    Objects.requireNonNull(powerProfile);
    Objects.requireNonNull(features);
  }

  /** The policy of a device that was given none: the defaults, spelt out. */
  public static PolicyDocument initial() {
    Map<StreamClass, QosRule> qos = new EnumMap<>(StreamClass.class);
    for (StreamClass each : StreamClass.values()) {
      qos.put(
          each,
          new QosRule(
              each.schedulerPriority(),
              Optional.of((int) each.latencyBudget().toMillis()),
              Optional.empty(),
              Optional.empty()));
    }
    return new PolicyDocument(
        PolicyVersion.INITIAL,
        qos,
        Optional.of(new Encryption(List.of(Cipher.CHACHA20_POLY1305), Optional.empty())),
        Optional.empty(),
        Optional.of(PowerProfile.NORMAL),
        Optional.of(new Features(Optional.of(true), Optional.of(true))));
  }

  /** Scheduler priority of a stream of that class, 0 to 7. */
  public int schedulerPriority(StreamClass streamClass) {
    return rule(streamClass).map(QosRule::priority).orElse(streamClass.schedulerPriority());
  }

  /** Data shards of a full block of any stream. */
  public int dataShards() {
    return fecMode.map(FecMode::dataShards).orElse(FecMode.SHORT_BLOCK);
  }

  /** Parity shards of a full block of a stream of that class. */
  public int parityShards(StreamClass streamClass) {
    return fecMode.map(FecMode::parityShards).orElse(streamClass.parityShards());
  }

  /** How late a message of that class may be. */
  public Duration latencyBudget(StreamClass streamClass) {
    return rule(streamClass)
        .flatMap(QosRule::latencyBudgetMillis)
        .map(millis -> Duration.ofMillis(millis))
        .orElse(streamClass.latencyBudget());
  }

  /** Most that one stream of that class gets, kbit/s. */
  public Optional<Long> ceilingKbps(StreamClass streamClass) {
    return rule(streamClass).flatMap(QosRule::ceilingKbps);
  }

  /** What the device's next session is sealed with. */
  public Cipher cipher() {
    return encryption.map(Encryption::best).orElse(Cipher.CHACHA20_POLY1305);
  }

  /** Names and plain JSON values, as the API shows them. */
  public Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("policy_version", version.value());
    if (!qos.isEmpty()) {
      Map<String, Object> classes = new HashMap<>();
      qos.forEach((streamClass, rule) -> classes.put(streamClass.text(), plain(rule)));
      plain.put("qos", classes);
    }
    encryption.ifPresent(each -> plain.put("encryption", plain(each)));
    fecMode.ifPresent(mode -> plain.put("fec_mode", mode.name()));
    powerProfile.ifPresent(profile -> plain.put("power_profile", profile.name()));
    features.ifPresent(each -> plain.put("features", plain(each)));
    return plain;
  }

  private Optional<QosRule> rule(StreamClass streamClass) {
    return Optional.ofNullable(qos.get(streamClass));
  }

  private static Map<String, Object> plain(QosRule rule) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("priority", rule.priority());
    rule.latencyBudgetMillis().ifPresent(millis -> plain.put("latency_budget_ms", millis));
    rule.bandwidthFloorMbps().ifPresent(mbps -> plain.put("bandwidth_floor_mbps", mbps));
    rule.bandwidthCeilingMbps().ifPresent(mbps -> plain.put("bandwidth_ceiling_mbps", mbps));
    return plain;
  }

  private static Map<String, Object> plain(Encryption encryption) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("ciphers", new ArrayList<>(encryption.ciphers().stream().map(Enum::name).toList()));
    encryption.fallback().ifPresent(cipher -> plain.put("fallback", cipher.name()));
    return plain;
  }

  private static Map<String, Object> plain(Features features) {
    Map<String, Object> plain = new LinkedHashMap<>();
    features.otaUpdate().ifPresent(on -> plain.put("ota_update", on));
    features.diagnostics().ifPresent(on -> plain.put("diagnostics", on));
    return plain;
  }
}
