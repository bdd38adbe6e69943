package org.honeylink.control.shared.infrastructure;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.honeylink.control.shared.application.Bell;
import org.jspecify.annotations.Nullable;

/**
 * One thread that does a piece of work again and again: at once when the bell rings, otherwise at
 * each poll, and slower while it fails. The first failure of a row is logged, and its end. Started
 * and stopped by the container's callbacks of its owner.
 */
public final class WorkLoop {

  private static final Logger LOG = Logger.getLogger(WorkLoop.class.getName());
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

  private final String name;
  private final Runnable work;
  private final Bell bell;
  private final Duration poll;
  private @Nullable Thread thread;
  private volatile boolean stopped;

  /** Of the loop's own thread. */
  private boolean failing;

  /**
   * @param name of the thread, and in the log
   * @param work one go of it; throws when it cannot be done now
   */
  public WorkLoop(String name, Runnable work, Bell bell, Duration poll) {
    this.name = name;
    this.work = work;
    this.bell = bell;
    this.poll = poll;
  }

  public void start(ManagedThreadFactory threads) {
    Thread started = threads.newThread(this::run);
    started.setName(name);
    started.setDaemon(true);
    started.start();
    thread = started;
  }

  /** For work that goes on as long as there is more of it. */
  public boolean isStopped() {
    return stopped;
  }

  private void run() {
    try {
      while (!stopped) {
        if (done()) {
          bell.await(poll);
        } else {
          Thread.sleep(PAUSE_AFTER_FAILURE);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean done() {
    try {
      work.run();
      if (failing) {
        LOG.info(name + " goes on");
      }
      failing = false;
    } catch (RuntimeException e) {
      if (!failing && !stopped) {
        LOG.log(Level.WARNING, name + " cannot go on; what it has to do waits", e);
      }
      failing = true;
    }
    return !failing;
  }

  /** Interrupts the work and waits a while for its end. */
  public void stop() {
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
