package org.honeylink.control.event.application;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.honeylink.control.event.domain.OutboxEvent;

/**
 * Where events wait for the broker. Thread-safe; takes part in the transaction of the calling
 * thread.
 */
public interface Outbox {

  /**
   * Adds an event; it is there if and only if the transaction commits. Events of one device come
   * out in the order in which their transactions committed.
   */
  void add(OutboxEvent event);

  /** The oldest events, in order. */
  List<OutboxEvent> oldest(int limit);

  /** Forgets events that the broker has. */
  void remove(Collection<UUID> eventIds);
}
