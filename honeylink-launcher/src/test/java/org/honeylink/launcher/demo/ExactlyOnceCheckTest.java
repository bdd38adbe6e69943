package org.honeylink.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExactlyOnceCheckTest {

  private final ExactlyOnceCheck check = new ExactlyOnceCheck();

  @Test
  void messagesInOrderAreJustDelivered() {
    arrive(0, 1, 2, 3);
    assertFigures(4, 0, 0);
    assertEquals(4, check.firstMissing(4));
  }

  @Test
  void aGapIsMissingUntilItIsFilled() {
    arrive(0, 1, 3);
    assertFigures(3, 0, 0);
    assertEquals(2, check.firstMissing(4));
  }

  @Test
  void aMessageThatFillsAGapWasOutOfOrder() {
    arrive(0, 2, 1, 3);
    assertFigures(4, 0, 1);
    assertEquals(4, check.firstMissing(4));
  }

  @Test
  void aMessageSeenBeforeIsADuplicateHoweverLate() {
    arrive(0, 1, 1, 2, 0);
    assertFigures(3, 2, 0);
  }

  @Test
  void aLostTailIsMissing() {
    arrive(0, 1);
    assertEquals(2, check.firstMissing(5));
  }

  private void arrive(int... sequences) {
    for (int sequence : sequences) {
      check.arrived(sequence);
    }
  }

  private void assertFigures(long delivered, long duplicates, long outOfOrder) {
    assertEquals(delivered, check.delivered());
    assertEquals(duplicates, check.duplicates());
    assertEquals(outOfOrder, check.outOfOrder());
  }
}
