package org.honeylink.control.shared.infrastructure;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.application.OperationMetrics;
import org.honeylink.control.shared.application.OperationOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times what is {@link Measured}. Outside of our other interceptors, so that what they
 * refuse is counted too. The operation in the annotation of this class binds nothing.
 */
@Interceptor
@Measured(Operation.KEY_STORE_CHECK)
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class MeasureOperations {

  @Inject OperationMetrics metrics;

  @AroundInvoke
  @Nullable Object measure(InvocationContext call) throws Exception {
    Measured measured = measured(call);
    long begin = System.nanoTime();
    try {
      Object answer = call.proceed();
      metrics.ended(measured.value(), outcomeOf(answer, measured), since(begin));
      return answer;
    } catch (Exception | Error thrown) {
      metrics.ended(measured.value(), OperationOutcome.of(thrown), since(begin));
      throw thrown;
    }
  }

  private static OperationOutcome outcomeOf(@Nullable Object answer, Measured measured) {
    boolean refused =
        measured.emptyIsRefusal() && answer instanceof Optional<?> found && found.isEmpty();
    return refused ? OperationOutcome.REFUSED : OperationOutcome.OK;
  }

  private static Duration since(long beginNanos) {
    return Duration.ofNanos(System.nanoTime() - beginNanos);
  }

  private static Measured measured(InvocationContext call) {
    return Objects.requireNonNull(
        call.getMethod().getAnnotation(Measured.class), () -> call.getMethod() + " has no name");
  }
}
