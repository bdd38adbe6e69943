package org.honeylink.control.rotation.infrastructure;

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
import org.honeylink.control.rotation.application.AdvanceRotations;
import org.honeylink.control.rotation.application.RotationBell;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of this node that drives rotations: at once when something about keys has
 * committed here, otherwise every two seconds, and slower while the database is away. It begins
 * with what an earlier run left half-way.
 */
@Singleton
@Startup
@DependsOn({"DatabaseMigration", "DataPlaneThreads"})
@TransactionManagement(TransactionManagementType.BEAN)
public class RotationThread {

  private static final Logger LOG = Logger.getLogger(RotationThread.class.getName());
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

  @Resource private ManagedThreadFactory threads;
  @Inject private AdvanceRotations rotations;
  @Inject private RotationBell bell;
  private @Nullable Thread thread;
  private volatile boolean stopped;
  private boolean failing;

  @PostConstruct
  void start() {
    Thread started = threads.newThread(this::run);
    started.setName("honeylink-key-rotation");
    started.setDaemon(true);
    started.start();
    thread = started;
  }

  private void run() {
    try {
      while (!stopped) {
        if (advanced()) {
          bell.await(POLL);
        } else {
          Thread.sleep(PAUSE_AFTER_FAILURE);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean advanced() {
    try {
      boolean moved;
      do {
        moved = rotations.advance();
      } while (moved && !stopped);
      if (failing) {
        LOG.info("Rotations of device masters go on");
      }
      failing = false;
    } catch (RuntimeException e) {
      if (!failing && !stopped) {
        LOG.log(Level.WARNING, "Rotations of device masters cannot go on; they wait", e);
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
