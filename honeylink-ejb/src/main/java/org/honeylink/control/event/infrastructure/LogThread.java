package org.honeylink.control.event.infrastructure;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;
import org.honeylink.control.event.application.FollowOutbox;
import org.honeylink.control.event.application.KeepLog;
import org.honeylink.control.event.application.RelayBell;
import org.honeylink.control.shared.application.TimedWork;
import org.honeylink.control.shared.infrastructure.WorkLoop;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of this node that moves events from the outbox to the log: at once when a change
 * has committed here, otherwise twice a second, which is also how it hears of other nodes. And the
 * clock that purges what is too old.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class LogThread {

  private static final Duration POLL = Duration.ofMillis(500);

  private final TimedWork purging =
      new TimedWork(LogThread.class, "Old events could not be removed from the log");

  @Resource private ManagedThreadFactory threads;
  @Inject private FollowOutbox outbox;
  @Inject private KeepLog log;
  @Inject private RelayBell bell;
  private @Nullable WorkLoop loop;

  @PostConstruct
  void start() {
    WorkLoop started = new WorkLoop("honeylink-event-log", outbox::run, bell, POLL);
    loop = started;
    started.start(threads);
  }

  /** Called by the container. */
  @Schedule(hour = "*", minute = "*/5", persistent = false)
  public void purge() {
    purging.run(
        () -> {
          boolean more = true;
          while (more) {
            more = log.purge();
          }
        });
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
