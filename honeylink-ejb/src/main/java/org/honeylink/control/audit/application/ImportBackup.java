package org.honeylink.control.audit.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.honeylink.control.audit.domain.AuditEvent;
import org.honeylink.control.shared.application.OrderRecovered;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.domain.ControlEvent.Publication;
import org.honeylink.control.shared.domain.ControlEvent.Topic;

/**
 * Brings events of the backup route into the trail, each in its own transaction.
 *
 * <p>What was ordered is carried out first, in transactions of its own, while this one holds
 * nothing that they could wait for. After a crash between the two it is carried out once more,
 * which does no harm.
 */
@Stateless
public class ImportBackup {

  @Inject AuditTrail trail;
  @Inject AuditLog log;
  @Inject Event<OrderRecovered> recovered;
  @Inject Event<ControlEvent> events;
  @Inject InstantSource clock;

  /** Has the order of an event carried out and adds the event, once. */
  public void bring(AuditEvent event) {
    if (log.find(event.tenantId(), event.eventId()).isPresent()) {
      return;
    }
    recovered.fire(
        new OrderRecovered(event.actor(), event.tenantId(), event.action(), event.details()));
    trail.append(event);
    alert(event);
  }

  private void alert(AuditEvent event) {
    Map<String, Object> told =
        Map.of("event_id", event.eventId().toString(), "ordered_at", event.time().toString());
    events.fire(
        new ControlEvent(
            Caller.systemOf(event.tenantId()),
            Category.CONFIGURATION,
            "audit.backup-imported",
            event.target(),
            Outcome.SUCCESS,
            told,
            Optional.of(
                new Publication(
                    Topic.ALERT,
                    "org.honeylink.audit.store-was-away",
                    event.deviceId(),
                    Optional.empty(),
                    told))));
  }
}
