package org.honeylink.control.overview.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Map;
import org.honeylink.control.dataplane.application.MessageCounters;
import org.honeylink.control.dataplane.application.MessageCounters.Totals;

/** Gathers the figures from the features that have them. */
@ApplicationScoped
public class ReadOverview {

  @Inject private Instance<DeviceCounts> devices;
  @Inject private Instance<SessionCounts> sessions;
  @Inject private Instance<MessageCounters> messages;
  @Inject private InstantSource clock;
  private final DeliveryRate rate = new DeliveryRate();

  /** Figures of a tenant as of now. */
  public Overview of(String tenantId) {
    Totals totals = messages.isResolvable() ? messages.get().totals() : Totals.NONE;
    return new Overview(
        devices.isResolvable() ? devices.get().devicesByStatus(tenantId) : Map.of(),
        sessions.isResolvable() ? sessions.get().sessionsByState(tenantId) : Map.of(),
        totals,
        rate.at(clock.instant(), totals.delivered()));
  }
}
