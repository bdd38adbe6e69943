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
import org.honeylink.control.event.application.RelayBell;
import org.honeylink.control.event.application.RelayOutbox;
import org.honeylink.control.shared.infrastructure.WorkLoop;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that empties the outbox: at once when a change has committed, otherwise each
 * second, and slower while the broker or the database is away.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class RelayThread {

  private static final Duration POLL = Duration.ofSeconds(1);

  @Resource private ManagedThreadFactory threads;
  @Inject private RelayOutbox relay;
  @Inject private RelayBell bell;
  private @Nullable WorkLoop loop;

  @PostConstruct
  void start() {
    WorkLoop started = new WorkLoop("honeylink-outbox-relay", relay::drain, bell, POLL);
    started.start(threads);
    loop = started;
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
