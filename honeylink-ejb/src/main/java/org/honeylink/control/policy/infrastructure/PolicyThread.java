package org.honeylink.control.policy.infrastructure;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.honeylink.control.policy.application.PolicyBell;
import org.honeylink.control.policy.application.WatchAnswers;
import org.honeylink.control.shared.infrastructure.WorkLoop;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of this node that tells devices of their policies and notices their silence: at
 * once when something about policies has committed here, otherwise twice a second.
 */
@Singleton
@Startup
@DependsOn({"DatabaseMigration", "DataPlaneThreads"})
@TransactionManagement(TransactionManagementType.BEAN)
public class PolicyThread {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(30);

  /** A change is seen by a sweep that comes that long after it, whatever kept it uncommitted. */
  private static final Duration SWEPT_AGAIN = Duration.ofMinutes(10);

  @Resource private ManagedThreadFactory threads;
  @Inject private WatchAnswers answers;
  @Inject private PolicyBell bell;
  @Inject private InstantSource clock;
  private @Nullable WorkLoop loop;

  /** Of the loop's own thread. */
  private Instant sweepAt = Instant.MIN;

  /** As above; the first sweep looks at all there is. */
  private Instant sweepFrom = Instant.EPOCH;

  @PostConstruct
  void start() {
    WorkLoop started = new WorkLoop("honeylink-policy-answers", this::lookAndSweep, bell, POLL);
    loop = started;
    started.start(threads);
  }

  private void lookAndSweep() {
    Instant now = clock.instant();
    if (!now.isBefore(sweepAt)) {
      answers.sweep(sweepFrom);
      sweepFrom = now.minus(SWEPT_AGAIN);
      sweepAt = now.plus(BETWEEN_SWEEPS);
    }
    answers.look();
  }

  /** Throws nothing checked: the container refuses a callback that might. */
  @PreDestroy
  void stop() {
    WorkLoop running = loop;
    if (running != null) {
      running.stop();
    }
  }
}
