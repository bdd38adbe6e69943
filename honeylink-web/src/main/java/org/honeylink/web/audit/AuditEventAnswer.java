package org.honeylink.web.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.honeylink.control.audit.domain.AuditEvent;

/** An event of the trail in the words of the API. */
public record AuditEventAnswer(
    UUID eventId,
    Instant time,
    String actor,
    String tenantId,
    String category,
    String action,
    String target,
    String outcome,
    Map<String, Object> details,
    String traceId) {

  /** What the API shows of an event. */
  public static AuditEventAnswer of(AuditEvent event) {
    return new AuditEventAnswer(
        event.eventId(),
        event.time(),
        event.actor(),
        event.tenantId(),
        event.category().text(),
        event.action(),
        event.target(),
        event.outcome().text(),
        event.details(),
        event.traceId());
  }
}
