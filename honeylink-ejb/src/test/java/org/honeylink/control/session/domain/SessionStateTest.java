package org.honeylink.control.session.domain;

import static org.honeylink.control.session.domain.SessionState.ACTIVE;
import static org.honeylink.control.session.domain.SessionState.CLOSED;
import static org.honeylink.control.session.domain.SessionState.PAIRED;
import static org.honeylink.control.session.domain.SessionState.PENDING;
import static org.honeylink.control.session.domain.SessionState.SUSPENDED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.honeylink.control.session.domain.SessionEvent.AuthenticationFailed;
import org.honeylink.control.session.domain.SessionEvent.BatteryLow;
import org.honeylink.control.session.domain.SessionEvent.DeviceAuthenticated;
import org.honeylink.control.session.domain.SessionEvent.Disconnected;
import org.honeylink.control.session.domain.SessionEvent.Expired;
import org.honeylink.control.session.domain.SessionEvent.FellSilent;
import org.honeylink.control.session.domain.SessionEvent.FirstPacketProven;
import org.honeylink.control.session.domain.SessionEvent.HeardAgain;
import org.honeylink.control.session.domain.SessionEvent.PendingTimedOut;
import org.honeylink.control.session.domain.SessionEvent.PolicyRefused;
import org.honeylink.control.session.domain.SessionEvent.SuspensionTimedOut;
import org.honeylink.control.shared.domain.WrongState;
import org.junit.jupiter.api.Test;

class SessionStateTest {

  private record Move(SessionState from, SessionEvent event) {}

  private static final List<SessionEvent> EVENTS =
      List.of(
          new DeviceAuthenticated(),
          new AuthenticationFailed(),
          new PendingTimedOut(),
          new FirstPacketProven(),
          new PolicyRefused(),
          new FellSilent(),
          new BatteryLow(),
          new SessionEvent.OperatorSuspended(),
          new SessionEvent.OperatorResumed(),
          new HeardAgain(),
          new SuspensionTimedOut(),
          new Disconnected(),
          new Expired());

  private static final Map<Move, SessionState> TABLE = table();

  @Test
  void everyMoveOfTheTableLeadsWhereItSaysAndNoOtherMoveExists() {
    for (SessionState from : SessionState.values()) {
      for (SessionEvent event : EVENTS) {
        SessionState expected = TABLE.get(new Move(from, event));
        if (expected == null) {
          WrongState refused =
              assertThrows(WrongState.class, () -> from.after(event), from + " " + event);
          assertTrue(refused.noSuchTransition());
        } else {
          assertEquals(expected, from.after(event), from + " " + event);
        }
      }
    }
  }

  @Test
  void theTestKnowsEveryEvent() {
    assertEquals(
        SessionEvent.class.getPermittedSubclasses().length,
        EVENTS.stream().map(Object::getClass).distinct().count());
  }

  @Test
  void aRefusalNamesTheStateAndTheEvent() {
    WrongState refused =
        assertThrows(WrongState.class, () -> CLOSED.after(new SuspensionTimedOut()));
    assertTrue(refused.getMessage().contains("CLOSED"), refused.getMessage());
    assertTrue(refused.getMessage().contains("suspension timed out"), refused.getMessage());
  }

  // Every move there is; closing by wish or by time is possible while open.
  private static Map<Move, SessionState> table() {
    Map<Move, SessionState> table = new HashMap<>();
    table.put(new Move(PENDING, new DeviceAuthenticated()), PAIRED);
    table.put(new Move(PENDING, new AuthenticationFailed()), CLOSED);
    table.put(new Move(PENDING, new PendingTimedOut()), CLOSED);
    table.put(new Move(PAIRED, new FirstPacketProven()), ACTIVE);
    table.put(new Move(PAIRED, new PolicyRefused()), CLOSED);
    table.put(new Move(ACTIVE, new FellSilent()), SUSPENDED);
    table.put(new Move(ACTIVE, new BatteryLow()), SUSPENDED);
    table.put(new Move(ACTIVE, new SessionEvent.OperatorSuspended()), SUSPENDED);
    table.put(new Move(SUSPENDED, new SessionEvent.OperatorResumed()), ACTIVE);
    table.put(new Move(SUSPENDED, new HeardAgain()), ACTIVE);
    table.put(new Move(SUSPENDED, new SuspensionTimedOut()), CLOSED);
    Arrays.stream(SessionState.values())
        .filter(SessionState::isOpen)
        .forEach(
            open -> {
              table.put(new Move(open, new Disconnected()), CLOSED);
              table.put(new Move(open, new Expired()), CLOSED);
            });
    return table;
  }
}
