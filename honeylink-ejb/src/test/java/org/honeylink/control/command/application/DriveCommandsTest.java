package org.honeylink.control.command.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.command.application.TargetStore.Due;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.session.application.SessionRuntime;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnnecessaryAssignment") // No container injects here.
class DriveCommandsTest {

  private static final Due ELSEWHERE =
      new Due(
          new UUID(1, 1),
          new DeviceId("HL-EDGE-0001"),
          0,
          "reboot",
          "{}",
          Optional.of(new UUID(0, 1)));

  private final List<String> calls = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-15T08:30:00Z");
  private Instant dueAt = now;

  @Test
  void whatCannotBeSaidNowDoesNotKeepTheRestFromItsTurn() {
    SendCommands sending = new SendCommands();
    sending.clock = this::later;
    sending.sessions = fake(SessionRuntime.class, (name, arguments) -> false);
    sending.targets = fake(TargetStore.class, this::target);
    EndCommands ending = new EndCommands();
    ending.clock = this::later;
    ending.targets = sending.targets;
    ending.commands =
        fake(CommandStore.class, (name, arguments) -> name.equals("uncounted") ? List.of() : 0);
    new DriveCommands(sending, ending, this::later, 90).drive();
    assertEquals(2, Collections.frequency(calls, "claim"));
    assertTrue(calls.containsAll(List.of("expire", "wakeMissed", "failRevoked")), calls::toString);
  }

  /** Each look at the clock takes longer than a target is put off. */
  private Instant later() {
    now = now.plus(Duration.ofMillis(300));
    return now;
  }

  private Object target(String name, Object[] arguments) {
    calls.add(name);
    assertTrue(calls.size() < 100, "goes on without end");
    if (name.equals("postpone")) {
      dueAt = (Instant) arguments[1];
    }
    return switch (name) {
      case "claim" ->
          dueAt.isAfter((Instant) arguments[0])
              ? List.of()
              : Collections.nCopies((Integer) arguments[2], ELSEWHERE);
      default -> 0;
    };
  }

  private interface Answer {
    Object of(String name, Object[] arguments);
  }

  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.of(method.getName(), arguments)));
  }
}
