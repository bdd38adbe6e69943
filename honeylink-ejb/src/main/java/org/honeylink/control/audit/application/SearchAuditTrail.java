package org.honeylink.control.audit.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.honeylink.control.audit.domain.AuditEvent;
import org.honeylink.control.audit.domain.AuditQuery;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Page;

/** Reads the trail of the caller's tenant. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class SearchAuditTrail {

  @Inject private AuditTrail trail;

  /** One page, newest first. */
  public Page<AuditEvent> search(Caller caller, AuditQuery query) {
    List<AuditEvent> found = trail.find(caller.tenantId(), query.withLimit(query.limit() + 1));
    if (found.size() <= query.limit()) {
      return new Page<>(found, Optional.empty());
    }
    List<AuditEvent> page = found.subList(0, query.limit());
    return new Page<>(page, Optional.of(page.getLast().eventId().toString()));
  }
}
