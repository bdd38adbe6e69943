package org.honeylink.control.shared.infrastructure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.application.OperationMetrics;
import org.honeylink.control.shared.domain.NotAllowed;
import org.junit.jupiter.api.Test;

class MeasureOperationsTest {

  private final List<String> ended = new ArrayList<>();
  private final MeasureOperations interceptor = interceptor(ended);

  @SuppressWarnings("UnnecessaryAssignment") // there is no container here that would inject
  private static MeasureOperations interceptor(List<String> ended) {
    OperationMetrics metrics =
        (operation, outcome, duration) -> ended.add(operation.text() + " " + outcome.text());
    MeasureOperations made = new MeasureOperations();
    made.metrics = metrics;
    return made;
  }

  @Test
  void answerIsCountedAsOk() throws Exception {
    assertEquals("answer", interceptor.measure(call("plain", () -> "answer")));
    assertEquals(List.of("access.sign-in ok"), ended);
  }

  @Test
  void emptyAnswerIsARefusalOnlyWhereTheMethodSaysSo() throws Exception {
    interceptor.measure(call("asking", Optional::empty));
    interceptor.measure(call("asking", () -> Optional.of("caller")));
    interceptor.measure(call("plain", Optional::empty));
    assertEquals(
        List.of("access.token-verify refused", "access.token-verify ok", "access.sign-in ok"),
        ended);
  }

  @Test
  void refusalAndFailureAreToldApartAndThrownAsTheyWere() {
    assertThrows(
        NotAllowed.class,
        () ->
            interceptor.measure(
                call(
                    "plain",
                    () -> {
                      throw new NotAllowed("no");
                    })));
    assertThrows(
        java.io.IOException.class,
        () ->
            interceptor.measure(
                call(
                    "plain",
                    () -> {
                      throw new java.io.IOException("away");
                    })));
    assertEquals(List.of("access.sign-in refused", "access.sign-in failed"), ended);
  }

  /** A call of a method below; anything but its method and its going on is unexpected. */
  private static InvocationContext call(String name, Callable<Object> body) throws Exception {
    Method method = MeasureOperationsTest.class.getDeclaredMethod(name);
    return (InvocationContext)
        Proxy.newProxyInstance(
            MeasureOperationsTest.class.getClassLoader(),
            new Class<?>[] {InvocationContext.class},
            (proxy, asked, arguments) ->
                switch (asked.getName()) {
                  case "getMethod" -> method;
                  case "proceed" -> body.call();
                  default -> throw new UnsupportedOperationException(asked.getName());
                });
  }

  @Measured(Operation.SIGN_IN)
  void plain() {}

  @Measured(value = Operation.TOKEN_VERIFY, emptyIsRefusal = true)
  void asking() {}
}
