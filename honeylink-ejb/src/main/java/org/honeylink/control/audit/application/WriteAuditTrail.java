package org.honeylink.control.audit.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.honeylink.control.audit.domain.AuditEvent;
import org.honeylink.control.shared.application.Trace;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Publication;
import org.honeylink.control.shared.domain.TimeOrderedId;

/**
 * Writes every event of the control plane into the trail, in the transaction that fired it: when
 * the trail cannot be written, the change does not happen. Firing outside a transaction is an
 * error.
 */
@ApplicationScoped
public class WriteAuditTrail {

  @Inject private AuditTrail trail;
  @Inject private InstantSource clock;

  /** Called by the container for every event. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void write(@Observes ControlEvent event) {
    Instant now = clock.instant();
    trail.append(
        new AuditEvent(
            TimeOrderedId.next(InstantSource.fixed(now)),
            now,
            event.actor().subject(),
            event.actor().tenantId(),
            event.category(),
            event.action(),
            event.target(),
            deviceOf(event),
            event.outcome(),
            event.details(),
            Trace.currentId()));
  }

  private static Optional<String> deviceOf(ControlEvent event) {
    return event
        .publication()
        .flatMap(Publication::deviceId)
        .or(() -> Optional.ofNullable(event.details().get("device_id")).map(Object::toString));
  }
}
