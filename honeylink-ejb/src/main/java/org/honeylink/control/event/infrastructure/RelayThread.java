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
import java.util.logging.Level;
import java.util.logging.Logger;
import org.honeylink.control.event.application.RelayBell;
import org.honeylink.control.event.application.RelayOutbox;
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

  private static final Logger LOG = Logger.getLogger(RelayThread.class.getName());
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

  @Resource private ManagedThreadFactory threads;
  @Inject private RelayOutbox relay;
  @Inject private RelayBell bell;
  private @Nullable Thread thread;
  private volatile boolean stopped;
  private boolean failing;

  @PostConstruct
  void start() {
    Thread started = threads.newThread(this::run);
    started.setName("honeylink-outbox-relay");
    started.setDaemon(true);
    started.start();
    thread = started;
  }

  private void run() {
    try {
      while (!stopped) {
        if (drained()) {
          bell.await(POLL);
        } else {
          Thread.sleep(PAUSE_AFTER_FAILURE);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean drained() {
    try {
      relay.drain();
      if (failing) {
        LOG.info("The outbox is being relayed again");
      }
      failing = false;
    } catch (RuntimeException e) {
      if (!failing && !stopped) {
        LOG.log(Level.WARNING, "The outbox cannot be relayed; its events wait", e);
      }
      failing = true;
    }
    return !failing;
  }

  /** Throws nothing checked: the container refuses a callback that might. */
  @PreDestroy
  void stop() {
    stopped = true;
    Thread running = thread;
    if (running != null) {
      running.interrupt();
      try {
        running.join(LONGEST_STOP);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
