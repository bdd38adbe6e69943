package org.honeylink.control.overview.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;

/**
 * Gathers the counts from the features that have them.
 *
 * <p>An enterprise bean, because persistence contexts are found from this module only.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ReadOverview {

  @Inject private Instance<DeviceCounts> devices;
  @Inject private Instance<SessionCounts> sessions;

  /** Counts of a tenant as of now. */
  public Overview of(String tenantId) {
    return new Overview(
        devices.isResolvable() ? devices.get().devicesByStatus(tenantId) : Map.of(),
        sessions.isResolvable() ? sessions.get().sessionsByState(tenantId) : Map.of());
  }
}
