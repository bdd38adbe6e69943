package org.honeylink.control.shared.application;

import java.util.Map;
import java.util.Objects;

/**
 * CDI event: an order of the {@link BackupRoute} can be carried out now. Who gave it observes it,
 * in the transaction that imports it.
 *
 * @param actor who ordered it
 * @param tenantId of the actor
 * @param action of the event, as in {@code session.close-ordered}
 * @param details of the event
 */
public record OrderRecovered(
    String actor, String tenantId, String action, Map<String, Object> details) {

  public OrderRecovered {
    Objects.requireNonNull(actor);
    Objects.requireNonNull(tenantId);
    Objects.requireNonNull(action);
    details = Map.copyOf(details);
  }
}
