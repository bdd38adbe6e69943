package org.honeylink.control.policy.domain;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.honeylink.control.shared.domain.CanonicalJson;
import org.honeylink.control.shared.domain.ValidationFailed;

/**
 * What a policy says; what it does not say stays as HoneyLink does it by itself.
 *
 * @param bandwidthPoolMbps what all open sessions of the device share, Mbit/s
 */
public record PolicyDocument(
    PolicyVersion version,
    Map<StreamClass, QosRule> qos,
    Optional<Encryption> encryption,
    Optional<FecMode> fecMode,
    Optional<PowerProfile> powerProfile,
    Optional<Features> features,
    Optional<KeyDelivery> keyDelivery,
    Optional<BigDecimal> bandwidthPoolMbps) {

  private static final BigDecimal MOST_POOL_MBPS = BigDecimal.valueOf(100_000);
  private static final BigDecimal KBIT_PER_MBIT = BigDecimal.valueOf(1000);

  public PolicyDocument {
    Objects.requireNonNull(version);
    qos = Map.copyOf(qos);
    Objects.requireNonNull(encryption);
    Objects.requireNonNull(fecMode);
    Objects.requireNonNull(powerProfile);
    Objects.requireNonNull(features);
    Objects.requireNonNull(keyDelivery);
    bandwidthPoolMbps
        .filter(
            pool -> pool.signum() <= 0 || pool.compareTo(MOST_POOL_MBPS) > 0 || pool.scale() > 3)
        .ifPresent(
            pool -> {
              throw new ValidationFailed(
                  "bandwidth_pool_mbps",
                  "must be above 0 and at most 100,000 with at most three decimals, not " + pool);
            });
    bandwidthPoolMbps =
        bandwidthPoolMbps.map(pool -> new BigDecimal(pool.stripTrailingZeros().toPlainString()));
  }

  /** One that says nothing of how keys are delivered, nor of the pool. */
  public PolicyDocument(
      PolicyVersion version,
      Map<StreamClass, QosRule> qos,
      Optional<Encryption> encryption,
      Optional<FecMode> fecMode,
      Optional<PowerProfile> powerProfile,
      Optional<Features> features) {
    this(
        version,
        qos,
        encryption,
        fecMode,
        powerProfile,
        features,
        Optional.empty(),
        Optional.empty());
  }

  /** The same under another version. */
  public PolicyDocument as(PolicyVersion other) {
    return new PolicyDocument(
        other, qos, encryption, fecMode, powerProfile, features, keyDelivery, bandwidthPoolMbps);
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

  /** What one stream of that class is given at least, kbit/s. */
  public Optional<Long> floorKbps(StreamClass streamClass) {
    return rule(streamClass).flatMap(QosRule::floorKbps);
  }

  /**
   * What all open sessions of the device share, kbit/s: as said, else room for the highest ceiling,
   * and never less than what a device has by itself.
   *
   * @param defaultKbps of a device whose policy says nothing
   */
  public long poolKbps(long defaultKbps) {
    long highest =
        qos.values().stream()
            .flatMap(rule -> rule.ceilingKbps().stream())
            .mapToLong(Long::longValue)
            .max()
            .orElse(0);
    return bandwidthPoolMbps
        .map(mbps -> mbps.multiply(KBIT_PER_MBIT).longValue())
        .orElse(Math.max(defaultKbps, highest));
  }

  /** Whether the device is never shown its stream keys. */
  public boolean derivesKeysOnly() {
    return keyDelivery.filter(KeyDelivery.DERIVE_ONLY::equals).isPresent();
  }

  /** As said, else after the most demanding class. */
  public PowerProfile power() {
    return powerProfile.orElseGet(
        () ->
            qos.keySet().stream()
                .map(each -> PowerProfile.of(schedulerPriority(each), latencyBudget(each)))
                .max(Comparator.naturalOrder())
                .orElse(PowerProfile.NORMAL));
  }

  /** SHA-512 of the canonical form, hexadecimal. */
  public String digest() {
    try {
      byte[] canonical = CanonicalJson.text(plain()).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(canonical));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this Java platform has no SHA-512", missing);
    }
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
    keyDelivery.ifPresent(each -> plain.put("key_delivery", each.text()));
    bandwidthPoolMbps.ifPresent(mbps -> plain.put("bandwidth_pool_mbps", mbps));
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
