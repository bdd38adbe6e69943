package org.honeylink.control.dataplane.infrastructure;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.honeylink.control.dataplane.application.DataPlane;
import org.honeylink.control.dataplane.application.RestoreSessions;
import org.honeylink.control.session.application.DeviceWordListener;

/**
 * Starts and stops the data plane with the application: sessions of an earlier run first, then one
 * thread each for timers, publications and words of devices.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class DataPlaneThreads {

  private static final Logger LOG = System.getLogger(DataPlaneThreads.class.getName());

  /** Longest wait for a thread at shutdown: a commit to a slow disk may still be under way. */
  private static final long STOP_MILLIS = 5_000;

  @Inject private DataPlane dataPlane;
  @Inject private RestoreSessions restoreSessions;
  @Inject @Any private Instance<DeviceWordListener> wordListeners;
  @Resource private ManagedThreadFactory threadFactory;

  private List<Thread> threads = List.of();

  @FunctionalInterface
  private interface Loop {
    void run() throws InterruptedException;
  }

  @PostConstruct
  void start() {
    dataPlane.listen(wordListeners.stream().toList());
    restoreSessions.run();
    threads =
        List.of(
            startThread("honeylink-timers", dataPlane::runTimers),
            startThread("honeylink-publications", dataPlane::runPublications),
            startThread("honeylink-words", dataPlane::runWords));
  }

  /** Not another {@code start}: the container looks for callbacks by name alone. */
  private Thread startThread(String name, Loop loop) {
    Thread thread = threadFactory.newThread(() -> runUntilInterrupted(name, loop));
    thread.setName(name);
    thread.start();
    return thread;
  }

  /** A failure of one session must not stop all others: it is said, and the loop goes on. */
  private static void runUntilInterrupted(String name, Loop loop) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        loop.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, name + " met a defect and goes on", e);
      }
    }
  }

  @PreDestroy
  void stop() {
    threads.forEach(Thread::interrupt);
    threads.forEach(DataPlaneThreads::join);
    dataPlane.stop();
  }

  private static void join(Thread thread) {
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
