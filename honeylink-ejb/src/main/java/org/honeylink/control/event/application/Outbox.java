package org.honeylink.control.event.application;

import org.honeylink.control.event.domain.OutboxEvent;

/**
 * Where a change leaves its event. Thread-safe; takes part in the transaction of the calling
 * thread.
 */
public interface Outbox {

  /**
   * Adds an event; it is there if and only if the transaction commits. Events of one device come
   * out in the order in which their transactions committed.
   */
  void add(OutboxEvent event);
}
