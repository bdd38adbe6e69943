package org.honeylink.control.policy.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.domain.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDocumentTest {

  @ParameterizedTest
  @ValueSource(strings = {"1.0.0", "2.1.0-rc.1", "2026.01.15", "2024.02.29", "2026.11.15"})
  void aVersionIsSemanticOrADay(String text) {
    assertEquals(text, new PolicyVersion(text).value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.0", "2026.02.30", "2026.01.5", "01.01.2026", "latest"})
  void anyOtherVersionIsRefused(String text) {
    assertThrows(ValidationFailed.class, () -> new PolicyVersion(text));
  }

  // Priority of the scheduler, and parity shards for ten data shards.
  @ParameterizedTest
  @CsvSource({"BURST, 5, 5", "NORMAL, 3, 2", "LATENCY, 7, 1"})
  void theInitialPolicyGrantsTheDocumentedDefaults(
      StreamClass streamClass, int priority, int parityShards) {
    PolicyDocument initial = PolicyDocument.initial();
    assertEquals(priority, initial.schedulerPriority(streamClass));
    assertEquals(parityShards, initial.parityShards(streamClass));
  }

  @Test
  void theFirstListedCipherSealsTheNextSession() {
    assertEquals(Cipher.CHACHA20_POLY1305, PolicyDocument.initial().cipher());
    assertEquals(Cipher.CHACHA20_POLY1305, with(Optional.empty()).cipher());
    assertEquals(
        Cipher.AES_256_GCM,
        with(Optional.of(
                new Encryption(
                    List.of(Cipher.AES_256_GCM, Cipher.CHACHA20_POLY1305), Optional.empty())))
            .cipher());
  }

  @ParameterizedTest
  @CsvSource({"NONE, 10, 0", "LIGHT, 60, 12", "HEAVY, 10, 5"})
  void aModeOfRedundancyIsThatOfEveryClass(FecMode mode, int dataShards, int parityShards) {
    PolicyDocument policy =
        new PolicyDocument(
            new PolicyVersion("2.0.0"),
            Map.of(),
            Optional.empty(),
            Optional.of(mode),
            Optional.empty(),
            Optional.empty());
    assertEquals(dataShards, policy.dataShards());
    for (StreamClass each : StreamClass.values()) {
      assertEquals(parityShards, policy.parityShards(each));
    }
    assertEquals(10, PolicyDocument.initial().dataShards());
  }

  private static PolicyDocument with(Optional<Encryption> encryption) {
    return new PolicyDocument(
        new PolicyVersion("2.0.0"),
        Map.of(),
        encryption,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void whatAPolicySaysGoesBeforeTheDefaults() {
    PolicyDocument policy =
        new PolicyDocument(
            new PolicyVersion("2.0.0"),
            Map.of(
                StreamClass.BURST,
                new QosRule(
                    1, Optional.of(80), Optional.empty(), Optional.of(new BigDecimal("2.5")))),
            Optional.empty(),
            Optional.of(FecMode.HEAVY),
            Optional.empty(),
            Optional.empty());
    assertEquals(1, policy.schedulerPriority(StreamClass.BURST));
    assertEquals(7, policy.schedulerPriority(StreamClass.LATENCY));
    assertEquals(5, policy.parityShards(StreamClass.LATENCY));
    assertEquals(Duration.ofMillis(80), policy.latencyBudget(StreamClass.BURST));
    assertEquals(Optional.of(2500L), policy.ceilingKbps(StreamClass.BURST));
    assertEquals(Optional.empty(), policy.ceilingKbps(StreamClass.NORMAL));
  }

  @Test
  void aRuleTellsAllItsFaultsAtOnce() {
    ValidationFailed refused =
        assertThrows(
            ValidationFailed.class,
            () ->
                new QosRule(
                    8, Optional.of(0), Optional.of(new BigDecimal("-1")), Optional.empty()));
    assertEquals(
        List.of(".priority", ".latency_budget_ms", ".bandwidth_floor_mbps"),
        refused.violations().stream().map(Violation::path).toList());
  }

  @Test
  void aFloorAboveTheCeilingIsRefused() {
    assertThrows(
        ValidationFailed.class,
        () ->
            new QosRule(
                1, Optional.empty(), Optional.of(BigDecimal.TEN), Optional.of(BigDecimal.ONE)));
  }

  @Test
  void equalNumbersMakeEqualRules() {
    assertEquals(ceiling("50"), ceiling("50.0"));
  }

  @Test
  void theFallbackIsOneOfTheCiphers() {
    assertThrows(
        ValidationFailed.class,
        () -> new Encryption(List.of(Cipher.CHACHA20_POLY1305), Optional.of(Cipher.AES_256_GCM)));
    assertEquals(
        Cipher.AES_256_GCM,
        new Encryption(List.of(Cipher.AES_256_GCM), Optional.of(Cipher.AES_256_GCM)).best());
  }

  private static QosRule ceiling(String mbps) {
    return new QosRule(1, Optional.empty(), Optional.empty(), Optional.of(new BigDecimal(mbps)));
  }
}
