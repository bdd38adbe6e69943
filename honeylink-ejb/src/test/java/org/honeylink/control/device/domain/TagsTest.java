package org.honeylink.control.device.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.domain.Violation;
import org.junit.jupiter.api.Test;

class TagsTest {

  @Test
  void everyBadTagIsNamedByItsPlace() {
    ValidationFailed refused =
        assertThrows(
            ValidationFailed.class,
            () -> new Tags(List.of("line-3", "", "with blank", "line-3", "-x", "a\"b", "a,b")));
    assertEquals(
        List.of("[1]", "[2]", "[3]", "[4]", "[5]", "[6]"),
        refused.violations().stream().map(Violation::path).toList());
  }

  @Test
  void thirtyThreeAreTooMany() {
    List<String> many = Collections.nCopies(33, "x");
    assertThrows(ValidationFailed.class, () -> new Tags(many));
  }

  @Test
  void metadataIsMergedByNameAndNothingElseIsTouched() {
    Metadata before = new Metadata(Map.of("a", "1", "b", "2"));
    DeviceEdit edit =
        new DeviceEdit(
            Optional.of(Map.of("b", Optional.empty(), "c", Optional.of("3"))),
            Optional.empty(),
            Optional.empty());
    assertEquals(Map.of("a", "1", "c", "3"), edit.merged(before).entries());
  }
}
