package org.honeylink.control.shared.domain;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultsTest {

  @Test
  void everyFaultIsToldAtOnceWithItsPath() {
    Faults faults = new Faults();
    faults.check("firmware_version", () -> SemanticVersion.parse("one"));
    faults.add("ttl_seconds", "must be 60 to 43,200, not 0");

    ValidationFailed refused = assertThrows(ValidationFailed.class, faults::refuseIfAny);

    assertEquals(
        List.of("firmware_version", "ttl_seconds"),
        refused.violations().stream().map(Violation::path).toList());
  }

  @Test
  void theSummaryIsTheSentenceOfEachFault() {
    Faults faults = new Faults();
    faults.add("a", "must be small");
    faults.add("b", "must be one of x, y", "Invalid b 'z' (valid: x, y)");

    ValidationFailed refused = assertThrows(ValidationFailed.class, faults::refuseIfAny);

    assertEquals("a: must be small; Invalid b 'z' (valid: x, y)", refused.getMessage());
  }

  @Test
  void aGoodValueComesThroughAndNothingIsRefused() {
    Faults faults = new Faults();
    assertEquals(Optional.of("good"), faults.check("a", () -> "good"));
    assertDoesNotThrow(faults::refuseIfAny);
  }

  @Test
  void whatWasReceivedIsShownShortAndWithoutControlCharacters() {
    assertEquals("'a?b'", Faults.quoted("a\nb"));
    assertEquals(67, Faults.quoted("x".repeat(1000)).length());
  }
}
