package org.honeylink.control.policy.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.domain.WrongState;
import org.junit.jupiter.api.Test;

class RollbackChoiceTest {

  private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

  private final List<DevicePolicy> history = new ArrayList<>();

  @Test
  void theLastOneThatTheDeviceAcknowledgedComesBack() {
    put("1.0.0").acknowledge(NOW);
    put("1.1.0").acknowledge(NOW);
    put("1.2.0").refuse("no such radio", NOW);
    assertEquals(Optional.of("1.1.0"), lastGood());
  }

  @Test
  void whatFailedOnceIsNotTriedAgainUnderAnotherSerial() {
    put("1.0.0").acknowledge(NOW);
    put("1.1.0").refuse("no such radio", NOW);
    put("1.0.0").unanswered(NOW);
    assertEquals(Optional.empty(), lastGood());
  }

  @Test
  void moreThanThreeSnapshotsBackNothingIsLooked() {
    put("1.0.0").acknowledge(NOW);
    put("1.1.0").refuse("", NOW);
    put("1.2.0").refuse("", NOW);
    put("1.3.0").refuse("", NOW);
    put("1.4.0").refuse("", NOW);
    assertEquals(Optional.empty(), lastGood());
  }

  @Test
  void aSnapshotWhoseDocumentIsGoneDoesNotComeBack() {
    DevicePolicy first = put("1.0.0");
    first.acknowledge(NOW);
    first.forgetDocument();
    put("1.1.0").refuse("", NOW);
    assertEquals(Optional.empty(), lastGood());
    assertTrue(first.says(document("1.0.0")));
  }

  @Test
  void aVersionIsFoundWhenTheDeviceHadIt() {
    put("1.0.0").acknowledge(NOW);
    put("1.1.0").acknowledge(NOW);
    DevicePolicy newest = put("1.2.0");
    RollbackChoice choice = new RollbackChoice(newest, before(newest));
    assertEquals(1, choice.good(new PolicyVersion("1.0.0")).orElseThrow().serial());
    assertEquals(Optional.empty(), choice.good(new PolicyVersion("1.2.0")));
  }

  /**
   * Whatever a device says to its policies, going back after each failure ends: at something that
   * it took, or at the default that it would not have either.
   */
  @Test
  void goingBackEndsWhateverTheDeviceSays() {
    qt().forAll(lists().of(integers().between(0, 2)).ofSizeBetween(1, 30))
        .checkAssert(RollbackChoiceTest::goBackUntilTheEnd);
  }

  private static void goBackUntilTheEnd(List<Integer> answers) {
    RollbackChoiceTest device = new RollbackChoiceTest();
    device.put(PolicyDocument.initial()).acknowledge(NOW);
    int failuresInARow = 0;
    DevicePolicy newest = device.put("2.0.0");
    for (int answer : answers) {
      if (answer == 0) {
        newest.acknowledge(NOW);
        failuresInARow = 0;
        newest = device.put("2." + device.history.size() + ".0");
        continue;
      }
      failuresInARow++;
      if (answer == 1) {
        newest.refuse("no", NOW);
      } else {
        newest.unanswered(NOW);
      }
      RollbackChoice choice = new RollbackChoice(newest, device.before(newest));
      Optional<DevicePolicy> good = choice.lastGood();
      if (good.isEmpty() && choice.isAtItsEnd()) {
        return;
      }
      newest = device.put(good.map(DevicePolicy::document).orElse(PolicyDocument.initial()));
      assertTrue(failuresInARow <= 2 + DevicePolicy.KEPT_SNAPSHOTS, answers + " does not end");
    }
  }

  @Test
  void anAnswerIsTakenOnce() {
    DevicePolicy policy = put("1.0.0");
    policy.acknowledge(NOW);
    assertThrows(WrongState.class, () -> policy.refuse("too late", NOW));
    policy.superseded(NOW);
    assertEquals(PolicyState.ACKNOWLEDGED, policy.state());
  }

  @Test
  void timeRunsOnlyWhileTheDeviceIsHeard() {
    DevicePolicy policy = put("1.0.0");
    assertEquals(false, policy.isOverdue(NOW.plusSeconds(3600)));
    policy.awaitAnswer(NOW);
    assertEquals(false, policy.isOverdue(NOW.plusMillis(4_999)));
    assertEquals(true, policy.isOverdue(NOW.plusSeconds(5)));
    policy.stopWaiting();
    assertEquals(false, policy.isOverdue(NOW.plusSeconds(3600)));
  }

  private Optional<String> lastGood() {
    DevicePolicy newest = history.getLast();
    return new RollbackChoice(newest, before(newest))
        .lastGood()
        .map(policy -> policy.version().value());
  }

  private List<DevicePolicy> before(DevicePolicy newest) {
    return history.reversed().stream().filter(each -> each.serial() < newest.serial()).toList();
  }

  private DevicePolicy put(String version) {
    return put(document(version));
  }

  private DevicePolicy put(PolicyDocument document) {
    DevicePolicy policy =
        new DevicePolicy(
            new UUID(0, history.size()),
            "default",
            new DeviceId("HL-EDGE-0001"),
            history.size() + 1,
            document,
            PolicyOrigin.of("anna"),
            NOW);
    history.add(policy);
    return policy;
  }

  private static PolicyDocument document(String version) {
    return new PolicyDocument(
        new PolicyVersion(version),
        Map.of(),
        Optional.empty(),
        Optional.of(FecMode.LIGHT),
        Optional.empty(),
        Optional.empty());
  }
}
