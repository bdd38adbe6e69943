package org.honeylink.control.event.application;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.honeylink.control.event.domain.LoggedEvent;

/**
 * The other side of the {@link EventLog}: filled, read by the server's own consumers, purged.
 * Thread-safe; each call belongs into a transaction of the caller.
 */
public interface LogKeeper {

  /**
   * Moves the oldest events of the outbox to the end of the log. Waits for whoever does the same,
   * on any node, to have committed.
   *
   * @return how many
   */
  int append(int limit, Instant now);

  /**
   * Takes a consumer's place until the end of the transaction.
   *
   * @return how far it has come; empty when somebody else is at it
   */
  OptionalLong take(String consumer);

  /** The consumer has come this far. */
  void advance(String consumer, long sequence);

  /** Events of all tenants and topics behind a cursor. */
  List<LoggedEvent> all(long after, int limit);

  /**
   * Removes the oldest events that were logged before a time and that every consumer has had.
   *
   * @return how many
   */
  int purge(Instant before, int limit);
}
