package org.honeylink.control.webhook.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.honeylink.control.webhook.domain.RetryRule.Circuit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryRuleTest {

  private static final RetryRule RULE =
      new RetryRule(Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofHours(24), 5);

  @Test
  void pausesDoubleUpToTheLongest() {
    assertEquals(Duration.ofSeconds(1), RULE.pause(1, 0.5));
    assertEquals(Duration.ofSeconds(2), RULE.pause(2, 0.5));
    assertEquals(Duration.ofSeconds(512), RULE.pause(10, 0.5));
    assertEquals(Duration.ofMinutes(15), RULE.pause(11, 0.5));
    assertEquals(Duration.ofMinutes(15), RULE.pause(Integer.MAX_VALUE, 0.5));
  }

  @Test
  void jitterIsAQuarterToEachSide() {
    assertEquals(Duration.ofMillis(750), RULE.pause(1, 0));
    assertEquals(Duration.ofMillis(1_250), RULE.pause(1, 1));
  }

  @Test
  void triesOfADayAreFewEnoughForTheEndpointAndEnoughForUs() {
    Duration at = Duration.ZERO;
    int tries = 0;
    while (at.compareTo(RULE.giveUp()) < 0) {
      tries++;
      at = at.plus(RULE.pause(tries, 0.5));
    }
    assertTrue(tries > 50 && tries < 150, () -> "tries a day");
  }

  @Test
  void circuitOpensAfterFailuresInARowAndLetsAProbeThroughAfterThePause() {
    Instant now = Instant.EPOCH;
    assertEquals(Circuit.CLOSED, RULE.circuit(4, now.plusSeconds(1), now));
    assertEquals(Circuit.OPEN, RULE.circuit(5, now.plusSeconds(1), now));
    assertEquals(Circuit.HALF_OPEN, RULE.circuit(5, now, now));
  }

  @ParameterizedTest
  @CsvSource({
    "honeylink.session, org.honeylink.session.closed, SESSION_CLOSED",
    "honeylink.session, org.honeylink.session.suspended, SESSION_CHANGED",
    "honeylink.device, org.honeylink.device.registered, DEVICE_REGISTERED",
    "honeylink.device, org.honeylink.device.certificate-renewed, DEVICE_CERTIFICATE",
    "honeylink.policy, org.honeylink.policy.applied, POLICY_APPLIED",
    "honeylink.policy, org.honeylink.policy.updated, POLICY_CHANGED",
    "honeylink.key, org.honeylink.key.rotation-activated, KEY_ROTATION",
    "honeylink.alert, org.honeylink.alert.pairing-code-voided, DEVICE_ALERT",
    "honeylink.alert, org.honeylink.alert.webhook-dead-letter,",
    "honeylink.audit, org.honeylink.audit.recorded,",
    "honeylink.device, something.else,"
  })
  void eventsHaveTheirKind(String topic, String type, @Nullable EventKind kind) {
    assertEquals(Optional.ofNullable(kind), EventKind.of(topic, type));
  }

  @Test
  void onlyAnAnswerOfTwoHundredIsADelivery() {
    assertTrue(Attempt.answered(204).delivered());
    assertTrue(!Attempt.answered(302).delivered());
    assertTrue(!Attempt.answered(500).delivered());
    assertTrue(Attempt.answered(410).gone());
  }
}
