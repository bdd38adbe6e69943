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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.honeylink.control.audit.application.KeepAuditArchives;
import org.honeylink.control.shared.application.Bell;
import org.honeylink.control.shared.infrastructure.WorkLoop;
import org.jspecify.annotations.Nullable;

/** The one thread of this node that keeps the trail's partitions and archives, each hour. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class AuditUpkeepThread {

  @Resource private ManagedThreadFactory threads;
  @Inject private KeepAuditArchives archives;

  @Inject
  @ConfigProperty(name = "honeylink.audit.upkeep-seconds", defaultValue = "3600")
  private int everySeconds;

  private @Nullable WorkLoop loop;

  @PostConstruct
  void start() {
    WorkLoop started =
        new WorkLoop(
            "honeylink-audit-upkeep",
            this::keep,
            new Bell(),
            Duration.ofSeconds(Math.max(1, everySeconds)));
    loop = started;
    started.start(threads);
  }

  private void keep() {
    archives.prepareMonths();
    WorkLoop running = loop;
    boolean more = true;
    while (more && running != null && !running.isStopped()) {
      more = archives.archiveOldest();
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
