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

  @Resource private ManagedThreadFactory threads;
  @Inject private WatchAnswers answers;
  @Inject private PolicyBell bell;
  private @Nullable WorkLoop loop;

  @PostConstruct
  void start() {
    WorkLoop started = new WorkLoop("honeylink-policy-answers", answers::look, bell, POLL);
    loop = started;
    started.start(threads);
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
