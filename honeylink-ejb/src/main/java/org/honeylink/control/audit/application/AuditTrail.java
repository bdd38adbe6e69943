package org.honeylink.control.audit.application;

import java.util.List;
import org.honeylink.control.audit.domain.AuditEvent;
import org.honeylink.control.audit.domain.AuditQuery;

/** Where the trail is kept. Thread-safe; takes part in the transaction of the calling thread. */
public interface AuditTrail {

  /** Adds an event; it is kept if and only if the transaction commits. */
  void append(AuditEvent event);

  /** Events of one tenant, newest first, at most {@code query.limit()}. */
  List<AuditEvent> find(String tenantId, AuditQuery query);
}
