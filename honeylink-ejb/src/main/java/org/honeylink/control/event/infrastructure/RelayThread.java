package org.honeylink.control.event.infrastructure;

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
import org.honeylink.control.event.application.LogGrowth;
import org.honeylink.control.event.application.RelayOutbox;
import org.honeylink.control.shared.application.Bell;
import org.honeylink.control.shared.infrastructure.WorkLoop;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that sends the log to the broker: at once when it has grown, otherwise each
 * second, and slower while the broker or the database is away.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class RelayThread {

  private static final Duration POLL = Duration.ofSeconds(1);

  private final Bell bell = new Bell();
  @Resource private ManagedThreadFactory threads;
  @Inject private RelayOutbox relay;
  @Inject private LogGrowth growth;
  private @Nullable WorkLoop loop;

  @PostConstruct
  void start() {
    growth.subscribe(bell::ring);
    WorkLoop started = new WorkLoop("honeylink-broker-relay", this::relayAll, bell, POLL);
    loop = started;
    started.start(threads);
  }

  private void relayAll() {
    WorkLoop running = loop;
    boolean more = true;
    while (more && running != null && !running.isStopped()) {
      more = relay.relayBatch();
    }
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
