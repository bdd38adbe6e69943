package org.honeylink.control.shared.application;

import org.honeylink.control.shared.domain.ControlEvent;

/**
 * Where an order is written down while the audit trail cannot be: for what must not wait, closing
 * and revoking. When the trail is back the event is imported into it and {@link OrderRecovered} is
 * fired, both in one transaction, once. Thread-safe.
 */
public interface BackupRoute {

  /**
   * Keeps an event; it is on the disk when this returns.
   *
   * @throws IllegalStateException when it cannot be written here either
   */
  void keep(ControlEvent event);
}
