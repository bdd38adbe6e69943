package org.honeylink.control.dataplane.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.honeylink.control.session.application.FecAdaptation;
import org.honeylink.control.session.domain.FecLevel;
import org.junit.jupiter.api.Test;

class FecAdaptationsTest {

  private static final UUID SESSION = new UUID(1, 1);
  private static final UUID STREAM = new UUID(1, 2);

  private final FecAdaptations changes = new FecAdaptations();

  @Test
  void eachChangeIsTakenOnce() {
    changes.add(change(STREAM, true, 1, 4));
    changes.add(change(STREAM, false, 1, 2));
    changes.add(change(SESSION, true, 2, 3));
    Set<FecAdaptation> taken = new HashSet<>();
    for (Optional<FecAdaptation> next = changes.next(); next.isPresent(); next = changes.next()) {
      taken.add(next.get());
    }
    assertEquals(
        Set.copyOf(
            List.of(
                change(STREAM, true, 1, 4),
                change(STREAM, false, 1, 2),
                change(SESSION, true, 2, 3))),
        taken);
  }

  @Test
  void changesOfOneStreamThatWaitBecomeOne() {
    changes.add(change(STREAM, true, 1, 4));
    FecAdaptation untold = changes.next().orElseThrow();
    changes.add(change(STREAM, true, 4, 6));
    changes.add(change(STREAM, true, 6, 5));
    changes.addAgain(untold);
    assertEquals(change(STREAM, true, 1, 5), changes.next().orElseThrow());
    assertTrue(changes.next().isEmpty());
  }

  private static FecAdaptation change(UUID stream, boolean uplink, int before, int after) {
    return new FecAdaptation(
        SESSION,
        stream,
        "telemetry",
        uplink,
        new FecLevel(10, before),
        new FecLevel(10, after),
        after / 100.0,
        1);
  }
}
