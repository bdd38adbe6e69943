package org.honeylink.control.policy.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerProfileTest {

  @ParameterizedTest
  @CsvSource({
    "7, 6, HIGH",
    "6, 19, HIGH",
    "6, 20, NORMAL",
    "5, 6, NORMAL",
    "3, 200, NORMAL",
    "2, 101, ULTRA_LOW",
    "2, 100, NORMAL",
    "0, 200, ULTRA_LOW"
  })
  void theModeComesOfPriorityAndLatencyBudget(int priority, int millis, PowerProfile mode) {
    assertEquals(mode, PowerProfile.of(priority, Duration.ofMillis(millis)));
  }

  @Test
  void aPolicyThatNamesNoModeHasThatOfItsMostDemandingClass() {
    PolicyDocument policy =
        policy(Map.of(StreamClass.NORMAL, rule(1, 200), StreamClass.LATENCY, rule(7, 6)));
    assertEquals(PowerProfile.HIGH, policy.power());
    assertEquals(PowerProfile.ULTRA_LOW, policy(Map.of(StreamClass.NORMAL, rule(1, 200))).power());
  }

  @Test
  void whoSaysNothingKeepsTheDefaultOfEverything() {
    PolicyDocument policy = policy(Map.of());
    assertEquals(PowerProfile.NORMAL, policy.power());
    for (StreamClass each : StreamClass.values()) {
      assertEquals(each.schedulerPriority(), policy.schedulerPriority(each));
      assertEquals(each.parityShards(), policy.parityShards(each));
      assertEquals(each.latencyBudget(), policy.latencyBudget(each));
    }
    assertEquals(100_000, policy.poolKbps(100_000));
  }

  @Test
  void thePoolHasRoomForTheHighestCeiling() {
    QosRule wide =
        new QosRule(6, Optional.empty(), Optional.empty(), Optional.of(new BigDecimal("1500")));
    assertEquals(1_500_000, policy(Map.of(StreamClass.BURST, wide)).poolKbps(100_000));
  }

  private static QosRule rule(int priority, int millis) {
    return new QosRule(priority, Optional.of(millis), Optional.empty(), Optional.empty());
  }

  private static PolicyDocument policy(Map<StreamClass, QosRule> qos) {
    return new PolicyDocument(
        new PolicyVersion("1.0.0"),
        qos,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
