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
import org.honeylink.control.rotation.application.AdvanceRotations;
import org.honeylink.control.rotation.application.RotationBell;
import org.honeylink.control.shared.infrastructure.WorkLoop;
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

  private static final Duration POLL = Duration.ofSeconds(2);

  @Resource private ManagedThreadFactory threads;
  @Inject private AdvanceRotations rotations;
  @Inject private RotationBell bell;
  private @Nullable WorkLoop loop;

  @PostConstruct
  void start() {
    WorkLoop started = new WorkLoop("honeylink-key-rotation", this::advanceAll, bell, POLL);
    loop = started;
    started.start(threads);
  }

  private void advanceAll() {
    WorkLoop running = loop;
    boolean moved = true;
    while (moved && running != null && !running.isStopped()) {
      moved = rotations.advance();
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
