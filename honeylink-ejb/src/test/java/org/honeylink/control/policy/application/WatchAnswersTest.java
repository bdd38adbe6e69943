package org.honeylink.control.policy.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.policy.domain.PolicyVersion;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnnecessaryAssignment") // No container injects here.
class WatchAnswersTest {

  private static final int WAITING = 2_500;

  @Test
  void everyDeviceWhoseTimeRunsIsToldAndNotOnlyTheFirstThousand() {
    TreeSet<String> told = new TreeSet<>();
    WatchAnswers answers = new WatchAnswers();
    answers.clock = InstantSource.fixed(Instant.EPOCH);
    answers.repository =
        fake(
            PolicyRepository.class,
            (name, arguments) ->
                switch (name) {
                  case "waiting" -> page((Optional<?>) arguments[0], (Integer) arguments[1]);
                  case "overdue" -> List.of();
                  default -> throw new AssertionError(name);
                });
    answers.sessions =
        fake(
            DeviceSessions.class,
            (name, arguments) -> {
              assertEquals("tell", name);
              ((Map<?, ?>) arguments[0]).keySet().forEach(id -> told.add(id.toString()));
              return 0;
            });
    answers.silence = new SettleSilence();
    answers.look();
    assertEquals(WAITING, told.size());
  }

  private static Object page(Optional<?> after, int limit) {
    int first =
        after.map(id -> Integer.parseInt(((DeviceId) id).value().substring(3)) + 1).orElse(0);
    LinkedHashMap<DeviceId, PolicyVersion> page = new LinkedHashMap<>();
    for (int i = first; i < Math.min(WAITING, first + limit); i++) {
      page.put(new DeviceId("HL-%05d".formatted(i)), new PolicyVersion("1.1.0"));
    }
    return page;
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
