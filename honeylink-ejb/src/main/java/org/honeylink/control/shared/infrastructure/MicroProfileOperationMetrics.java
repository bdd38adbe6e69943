package org.honeylink.control.shared.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.application.OperationMetrics;
import org.honeylink.control.shared.application.OperationOutcome;

/**
 * Counters and timers of MicroProfile Metrics. Every combination of labels is there, with 0, before
 * anything has happened: a rate over a counter that appears with its first failure misses that one.
 */
@ApplicationScoped
public class MicroProfileOperationMetrics implements OperationMetrics {

  private static final Metadata COUNT =
      Metadata.builder()
          .withName("honeylink_operations")
          .withDescription("Operations that have ended, by outcome.")
          .withUnit(MetricUnits.NONE)
          .build();
  private static final Metadata DURATION =
      Metadata.builder()
          .withName("honeylink_operation_duration")
          .withDescription("How long operations took, whatever their outcome.")
          .withUnit(MetricUnits.NANOSECONDS) // as it is counted; shown in seconds
          .build();

  private final Map<Operation, Figures> figures = new EnumMap<>(Operation.class);

  /** For the container's proxy. */
  MicroProfileOperationMetrics() {}

  @Inject
  MicroProfileOperationMetrics(MetricRegistry registry) {
    for (Operation operation : Operation.values()) {
      figures.put(operation, Figures.in(registry, operation));
    }
  }

  /** Makes this bean when the application starts, not when the first operation ends. */
  void atStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
    Objects.requireNonNull(event);
  }

  @Override
  public void ended(Operation operation, OperationOutcome outcome, Duration duration) {
    Objects.requireNonNull(figures.get(operation)).ended(outcome, duration);
  }

  private record Figures(Timer timer, Map<OperationOutcome, Counter> counters) {

    static Figures in(MetricRegistry registry, Operation operation) {
      Tag tag = new Tag("operation", operation.text());
      Map<OperationOutcome, Counter> counters = new EnumMap<>(OperationOutcome.class);
      for (OperationOutcome outcome : OperationOutcome.values()) {
        counters.put(outcome, registry.counter(COUNT, tag, new Tag("outcome", outcome.text())));
      }
      return new Figures(registry.timer(DURATION, tag), counters);
    }

    void ended(OperationOutcome outcome, Duration duration) {
      Objects.requireNonNull(counters.get(outcome)).inc();
      timer.update(duration);
    }
  }
}
