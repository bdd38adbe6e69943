package org.honeylink.control.audit.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.honeylink.control.audit.domain.AuditEvent;
import org.honeylink.control.audit.domain.LoggedEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.junit.jupiter.api.Test;

class FollowAuditLogTest {

  private static final long SIZE = 20_500;

  /** Leaves of the tenant; all others are somebody else's. */
  private final NavigableSet<Long> own = new TreeSet<>();

  private final FollowAuditLog follow = follow();
  private int windows;

  private FollowAuditLog follow() {
    AuditLog log =
        (AuditLog)
            Proxy.newProxyInstance(
                AuditLog.class.getClassLoader(),
                new Class<?>[] {AuditLog.class},
                (proxy, method, values) ->
                    switch (method.getName()) {
                      case "size" -> SIZE;
                      case "events" -> window((long) values[1], (long) values[2]);
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    return new FollowAuditLog(log);
  }

  @Test
  void longLogOfOthersIsWalkedThroughInSeveralCalls() {
    own.add(20_400L);
    FollowAuditLog.Slice first = follow.after("t", 0, 100);
    assertEquals(List.of(), first.events());
    assertEquals(8_000, first.position());
    assertEquals(8, windows);
    long position = follow.after("t", first.position(), 100).position();
    FollowAuditLog.Slice last = follow.after("t", position, 100);
    assertEquals(20_400, last.events().getFirst().leafIndex());
    assertEquals(SIZE, last.position());
    assertFalse(last.gone());
  }

  @Test
  void callEndsBehindTheLastEventThatHasRoom() {
    own.addAll(List.of(1L, 2L, 3L));
    FollowAuditLog.Slice slice = follow.after("t", 0, 2);
    assertEquals(2, slice.events().size());
    assertEquals(3, slice.position());
  }

  @Test
  void placeBeyondTheLogIsGoneAndItsEndIsNot() {
    assertTrue(follow.after("t", SIZE + 1, 10).gone());
    assertEquals(SIZE, follow.after("t", SIZE + 1, 10).position());
    assertFalse(follow.after("t", SIZE, 10).gone());
  }

  private List<LoggedEvent> window(long from, long to) {
    windows++;
    return own.subSet(from, to).stream().map(FollowAuditLogTest::event).toList();
  }

  private static LoggedEvent event(long leaf) {
    return new LoggedEvent(
        leaf,
        new AuditEvent(
            new UUID(0, leaf),
            Instant.EPOCH,
            "a",
            "t",
            Category.CONFIGURATION,
            "x",
            "",
            Optional.empty(),
            Outcome.SUCCESS,
            Map.of(),
            ""));
  }
}
