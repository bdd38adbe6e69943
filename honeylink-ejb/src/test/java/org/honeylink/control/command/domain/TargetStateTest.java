package org.honeylink.control.command.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.Generate.enumValues;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.honeylink.control.command.domain.TargetState.Event;
import org.junit.jupiter.api.Test;

class TargetStateTest {

  /** Whatever happens in whatever order: a target ends once, and only what ends it does. */
  @Test
  void aTargetEndsOnceByTheFirstEventThatEndsIt() {
    qt().forAll(lists().of(enumValues(Event.class)).ofSizeBetween(0, 12))
        .checkAssert(
            events -> {
              List<TargetState> way = way(events);
              long ends = way.stream().filter(TargetState::isEnded).count();
              assertTrue(ends <= 1, () -> way + " ends more than once");
              assertEquals(
                  ends == 1, events.stream().anyMatch(event -> event != Event.SAID), way::toString);
              events.stream()
                  .filter(event -> event != Event.SAID)
                  .findFirst()
                  .ifPresent(event -> assertEquals(TargetState.end(event), way.getLast()));
            });
  }

  /** States that a target comes to, each once for a row of equal ones. */
  private static List<TargetState> way(List<Event> events) {
    List<TargetState> way = new ArrayList<>(List.of(TargetState.QUEUED));
    for (Event event : events) {
      way.getLast().after(event).filter(next -> next != way.getLast()).ifPresent(way::add);
    }
    return way;
  }

  @Test
  void anEndedTargetStaysWhatItIs() {
    for (TargetState state : TargetState.values()) {
      for (Event event : Event.values()) {
        assertEquals(
            state.isEnded() ? Optional.empty() : Optional.of(TargetState.end(event)),
            state.after(event));
      }
    }
  }

  @Test
  void queuedAndSentTargetsAreLive() {
    assertEquals(Set.of(TargetState.QUEUED, TargetState.SENT), TargetState.live());
    assertFalse(TargetState.SENT.isEnded());
  }
}
