package org.honeylink.control.command.infrastructure;

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
import org.honeylink.control.command.application.CommandBell;
import org.honeylink.control.command.application.DriveCommands;
import org.honeylink.control.shared.infrastructure.WorkLoop;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of this node that drives commands: at once when one was ordered or a device woke
 * here, otherwise twice a second, and slower while the database is away. It begins with what an
 * earlier run left half-way.
 */
@Singleton
@Startup
@DependsOn({"DatabaseMigration", "DataPlaneThreads"})
@TransactionManagement(TransactionManagementType.BEAN)
public class CommandThread {

  private static final Duration POLL = Duration.ofMillis(500);

  @Resource private ManagedThreadFactory threads;
  @Inject private DriveCommands commands;
  @Inject private CommandBell bell;
  private @Nullable WorkLoop loop;

  @PostConstruct
  void start() {
    WorkLoop started = new WorkLoop("honeylink-commands", commands::drive, bell, POLL);
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
