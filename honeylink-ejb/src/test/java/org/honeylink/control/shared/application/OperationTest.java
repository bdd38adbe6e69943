package org.honeylink.control.shared.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.honeylink.control.shared.domain.DependencyAway;
import org.honeylink.control.shared.domain.NotFound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperationTest {

  private final List<String> ended = new ArrayList<>();
  private final OperationMetrics metrics =
      (operation, outcome, duration) -> {
        assertTrue(duration.compareTo(Duration.ZERO) >= 0);
        ended.add(operation.text() + " " + outcome.text());
      };

  @ParameterizedTest
  @EnumSource(Operation.class)
  void nameIsFeatureAndOperationAndNothingThatCouldBeAnId(Operation operation) {
    assertTrue(operation.text().matches("[a-z]{3,12}\\.[a-z-]{3,32}"), operation.text());
  }

  @Test
  void noTwoOperationsShareAName() {
    assertEquals(
        Operation.values().length,
        Arrays.stream(Operation.values()).map(Operation::text).collect(Collectors.toSet()).size());
  }

  @Test
  void refusalOfTheCallerIsNoFailureOfOurs() {
    assertEquals(OperationOutcome.REFUSED, OperationOutcome.of(new NotFound("device", "HL-1")));
    assertEquals(OperationOutcome.FAILED, OperationOutcome.of(new DependencyAway("key store")));
    assertEquals(OperationOutcome.FAILED, OperationOutcome.of(new IllegalStateException()));
    assertEquals(OperationOutcome.FAILED, OperationOutcome.of(new StackOverflowError()));
  }

  @Test
  void whatIsMeasuredIsAnsweredAndThrownAsItWas() {
    assertEquals("answer", metrics.measure(Operation.POLICY_SIGN, () -> "answer"));
    assertThrows(
        NotFound.class,
        () ->
            metrics.measure(
                Operation.POLICY_SIGN,
                () -> {
                  throw new NotFound("device", "HL-1");
                }));
    assertEquals(List.of("trust.policy-sign ok", "trust.policy-sign refused"), ended);
  }
}
