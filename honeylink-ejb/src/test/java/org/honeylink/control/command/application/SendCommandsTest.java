package org.honeylink.control.command.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.honeylink.control.command.application.TargetStore.Due;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.session.application.SessionRuntime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnnecessaryAssignment") // No container injects here.
class SendCommandsTest {

  private static final Instant NOW = Instant.parse("2026-01-15T08:30:00Z");
  private static final UUID HERE = new UUID(0, 1);
  private static final UUID ELSEWHERE = new UUID(0, 2);

  private final List<String> calls = new ArrayList<>();
  private final List<UUID> told = new ArrayList<>();
  private final SendCommands sending = new SendCommands();

  @BeforeEach
  void wire() {
    sending.clock = InstantSource.fixed(NOW);
    sending.sessions =
        fake(
            SessionRuntime.class,
            (name, arguments) -> {
              assertEquals("tell", name);
              assertEquals(4, arguments[1]);
              told.add((UUID) arguments[0]);
              return Set.of(HERE).contains((UUID) arguments[0]);
            });
  }

  @Test
  void eachTargetGoesItsWay() {
    Due here = due(1, Optional.of(HERE));
    Due sameSession = due(2, Optional.of(HERE));
    Due elsewhere = due(3, Optional.of(ELSEWHERE));
    Due asleep = due(4, Optional.empty());
    sending.targets = targets(List.of(here, sameSession, elsewhere, asleep));
    assertEquals(4, sending.send(NOW, 10));
    assertEquals(List.of(HERE, ELSEWHERE), told);
    assertTrue(calls.contains("said" + List.of(here)), calls::toString);
    assertTrue(calls.contains("postpone" + List.of(sameSession, elsewhere)), calls::toString);
    assertTrue(calls.contains("sleep" + List.of(asleep)), calls::toString);
  }

  private TargetStore targets(List<Due> due) {
    return fake(
        TargetStore.class,
        (name, arguments) -> {
          if (name.equals("claim")) {
            return due;
          }
          calls.add(name + arguments[0]);
          return 0;
        });
  }

  private static Due due(int command, Optional<UUID> session) {
    return new Due(new UUID(1, command), new DeviceId("HL-EDGE-0001"), 0, "reboot", "{}", session);
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
