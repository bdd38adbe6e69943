package org.honeylink.control.profile.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.policy.domain.FecMode;
import org.honeylink.control.policy.domain.PolicyDocument;
import org.honeylink.control.policy.domain.PolicyVersion;
import org.honeylink.control.policy.domain.PowerProfile;
import org.honeylink.control.policy.domain.QosRule;
import org.honeylink.control.policy.domain.StreamClass;
import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.control.shared.domain.SemanticVersion;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.domain.Violation;
import org.honeylink.control.shared.domain.WrongState;
import org.honeylink.crypto.signature.Ed25519KeyPair;
import org.junit.jupiter.api.Test;

class ProfileTest {

  private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

  @Test
  void thePresetsAreThoseOfTheProduct() {
    List<String> rows =
        Presets.all().stream()
            .map(
                preset -> {
                  Map.Entry<StreamClass, QosRule> rule =
                      preset.policy().qos().entrySet().iterator().next();
                  return "%s %s %s %s-%s %s %d %s"
                      .formatted(
                          preset.id(),
                          preset.version(),
                          rule.getValue().latencyBudgetMillis().orElseThrow(),
                          rule.getValue().bandwidthFloorMbps().orElseThrow(),
                          rule.getValue().bandwidthCeilingMbps().orElseThrow(),
                          preset.policy().fecMode().orElseThrow(),
                          rule.getValue().priority(),
                          preset.policy().powerProfile().orElseThrow());
                })
            .toList();
    assertEquals(
        List.of(
            "prof_iot_lowpower_v2 2.0.0 200 0.1-1 NONE 1 ULTRA_LOW",
            "prof_arvr_spatial_v1 1.0.0 12 50-200 HEAVY 7 HIGH",
            "prof_media_8k_v1 1.0.0 50 1000-1500 HEAVY 6 HIGH",
            "prof_gaming_input_v1 1.0.0 6 5-50 LIGHT 7 NORMAL"),
        rows);
  }

  @Test
  void versionsOnlyGrowWhateverIsTried() {
    qt().forAll(lists().of(integers().between(0, 30)).ofSizeBetween(1, 20))
        .checkAssert(
            minors -> {
              Profile profile = profile(signed(content("1.0.0")), false);
              SemanticVersion highest = profile.content().version();
              for (int minor : minors) {
                SemanticVersion next = new SemanticVersion(1, minor, 0, "", "");
                if (next.compareTo(highest) > 0) {
                  profile.replace(signed(content(next.toString())), NOW);
                  highest = next;
                } else {
                  assertThrows(
                      Conflict.class, () -> profile.replace(signed(content(next.toString())), NOW));
                }
                assertEquals(highest, profile.content().version());
              }
            });
  }

  @Test
  void buildMetadataMakesNoNewerVersion() {
    Profile profile = profile(signed(content("1.0.0")), false);
    assertThrows(Conflict.class, () -> profile.replace(signed(content("1.0.0+2")), NOW));
  }

  @Test
  void aPresetIsReadOnly() {
    assertThrows(WrongState.class, () -> profile(signed(content("1.0.0")), true).requireOwn());
  }

  @Test
  void theEndIsAnnouncedTwelveMonthsAhead() {
    Instant tooSoon = Instant.parse("2027-01-15T11:59:59Z");
    Instant farEnough = Instant.parse("2027-01-15T12:00:00Z");
    assertThrows(
        ValidationFailed.class, () -> ending(tooSoon).requireNotice(Optional.empty(), NOW));
    ending(farEnough).requireNotice(Optional.empty(), NOW);
    ending(tooSoon).requireNotice(Optional.of(tooSoon), NOW);
    assertFalse(ending(farEnough).isDeprecated(farEnough.minusSeconds(1)));
    assertTrue(ending(farEnough).isDeprecated(farEnough));
  }

  @Test
  void everyFaultIsNamedWithItsMend() {
    ValidationFailed refused =
        assertThrows(
            ValidationFailed.class,
            () ->
                new ProfileContent(
                    new ProfileId("prof_x"),
                    " ",
                    policy("2026.01.15", Optional.of(PowerProfile.ULTRA_LOW), "5"),
                    Optional.empty()));
    assertEquals(
        List.of("use_case", "qos.normal.bandwidth_ceiling_mbps", "version"),
        refused.violations().stream().map(Violation::path).toList());
    assertTrue(refused.getMessage().contains("lower it or choose a stronger power_profile"));
  }

  @Test
  void aFlippedBitOfTheContentBreaksTheSignature() {
    SignedProfile signed = signed(content("1.0.0"));
    assertTrue(signed.verifies());
    assertFalse(
        new SignedProfile(content("1.0.1"), signed.signingKey(), signed.signature()).verifies());
    assertFalse(
        new SignedProfile(content("1.0.0"), signed.signingKey(), "no signature").verifies());
  }

  private static Profile profile(SignedProfile signed, boolean preset) {
    return new Profile(new UUID(0, 1), "default", signed, preset, NOW);
  }

  private static SignedProfile signed(ProfileContent content) {
    try (Ed25519KeyPair key = Ed25519KeyPair.generate()) {
      String publicKey = Base64Url.encode(key.publicKey().bytes());
      byte[] text = SignedProfile.signedText(content, publicKey).getBytes(StandardCharsets.UTF_8);
      return new SignedProfile(content, publicKey, Base64Url.encode(key.sign(text)));
    }
  }

  private static ProfileContent ending(Instant end) {
    return new ProfileContent(
        new ProfileId("prof_x"), "test", policy("1.0.0", Optional.empty(), "5"), Optional.of(end));
  }

  private static ProfileContent content(String version) {
    return new ProfileContent(
        new ProfileId("prof_x"), "test", policy(version, Optional.empty(), "5"), Optional.empty());
  }

  private static PolicyDocument policy(
      String version, Optional<PowerProfile> power, String ceiling) {
    return new PolicyDocument(
        new PolicyVersion(version),
        Map.of(
            StreamClass.NORMAL,
            new QosRule(
                3, Optional.empty(), Optional.empty(), Optional.of(new BigDecimal(ceiling)))),
        Optional.empty(),
        Optional.of(FecMode.LIGHT),
        power,
        Optional.empty());
  }
}
