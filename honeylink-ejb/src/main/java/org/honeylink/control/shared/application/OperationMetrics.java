package org.honeylink.control.shared.application;

import java.time.Duration;
import java.util.function.Supplier;

/** Where operations are counted. Thread-safe; never fails the operation that it counts. */
public interface OperationMetrics {

  /**
   * One operation has ended.
   *
   * @param duration from its begin to its end
   */
  void ended(Operation operation, OperationOutcome outcome, Duration duration);

  /** Does it, and tells how it ended; what it throws goes on to the caller. */
  default <T> T measure(Operation operation, Supplier<T> task) {
    long begin = System.nanoTime();
    try {
      T answer = task.get();
      ended(operation, OperationOutcome.OK, Duration.ofNanos(System.nanoTime() - begin));
      return answer;
    } catch (RuntimeException | Error thrown) {
      ended(operation, OperationOutcome.of(thrown), Duration.ofNanos(System.nanoTime() - begin));
      throw thrown;
    }
  }
}
