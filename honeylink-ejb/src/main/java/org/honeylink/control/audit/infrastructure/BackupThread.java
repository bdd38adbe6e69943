package org.honeylink.control.audit.infrastructure;

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
import org.honeylink.control.shared.application.Bell;
import org.honeylink.control.shared.infrastructure.WorkLoop;
import org.jspecify.annotations.Nullable;

/** The one thread of this node that brings the backup route's events into the trail. */
@Singleton
@Startup
@DependsOn({"DatabaseMigration", "DataPlaneThreads"})
@TransactionManagement(TransactionManagementType.BEAN)
public class BackupThread {

  private static final Duration POLL = Duration.ofSeconds(1);

  @Resource private ManagedThreadFactory threads;
  @Inject private BackupFiles files;
  private @Nullable WorkLoop loop;

  @PostConstruct
  void start() {
    WorkLoop started = new WorkLoop("honeylink-audit-backup", files::bringBack, new Bell(), POLL);
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
