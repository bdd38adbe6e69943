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
import org.honeylink.control.audit.application.SequenceAuditLog;
import org.honeylink.control.shared.application.Bell;
import org.honeylink.control.shared.infrastructure.WorkLoop;
import org.jspecify.annotations.Nullable;

/** The one thread of this node that adds to the audit log, each second. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class AuditLogThread {

  private static final Duration POLL = Duration.ofSeconds(1);

  @Resource private ManagedThreadFactory threads;
  @Inject private SequenceAuditLog log;
  private @Nullable WorkLoop loop;

  @PostConstruct
  void start() {
    WorkLoop started = new WorkLoop("honeylink-audit-log", this::advance, new Bell(), POLL);
    loop = started;
    started.start(threads);
  }

  private void advance() {
    WorkLoop running = loop;
    int sequenced = SequenceAuditLog.BATCH;
    while (sequenced == SequenceAuditLog.BATCH && running != null && !running.isStopped()) {
      sequenced = log.sequence();
    }
    log.signWhenDue();
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
