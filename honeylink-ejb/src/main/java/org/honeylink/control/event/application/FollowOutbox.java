package org.honeylink.control.event.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * Moves everything from the outbox to the log, and tells this node's readers. Every node does so:
 * the one that committed a change is the first to know. Knows nothing of the broker, which may be
 * away. One thread at a time.
 */
@Dependent
public class FollowOutbox {

  private final KeepLog keep;
  private final EventLog log;
  private final LogGrowth growth;

  @Inject
  FollowOutbox(KeepLog keep, EventLog log, LogGrowth growth) {
    this.keep = keep;
    this.log = log;
    this.growth = growth;
  }

  /**
   * Moves what there is.
   *
   * @throws RuntimeException when the database is away; nothing is lost, try again
   */
  public void run() {
    boolean more = true;
    while (more) {
      more = keep.append();
      growth.reached(log.head());
    }
  }
}
