package org.honeylink.transport.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplayWindowTest {

  @Test
  void judgesAsASetOfAllNumbersWould() {
    qt().forAll(
            lists().of(integers().between(-1_500, 1_500)).ofSizeBetween(1, 300),
            integers().between(0, 1_000_000))
        .checkAssert(
            (steps, start) -> {
              ReplayWindow window = new ReplayWindow();
              Set<Long> seen = new HashSet<>();
              long highest = -1;
              long number = start;
              for (int step : steps) {
                number = Math.max(0, number + step);
                DropReason expected = expected(seen, highest, number);
                assertEquals(expected, window.check(number));
                assertEquals(expected, window.check(number), "a check changes nothing");
                if (expected == null) {
                  window.accept(number);
                  seen.add(number);
                  highest = Math.max(highest, number);
                }
                assertEquals(highest, window.highest());
              }
            });
  }

  @Test
  void remembersExactly1024Numbers() {
    ReplayWindow window = new ReplayWindow();
    window.accept(2_000);
    assertEquals(DropReason.TOO_OLD, window.check(2_000 - 1_024));
    assertNull(window.check(2_000 - 1_023));
    assertEquals(DropReason.REPLAYED, window.check(2_000));
  }

  private static @Nullable DropReason expected(Set<Long> seen, long highest, long number) {
    if (highest - number >= ReplayWindow.SIZE) {
      return DropReason.TOO_OLD;
    }
    return seen.contains(number) ? DropReason.REPLAYED : null;
  }
}
