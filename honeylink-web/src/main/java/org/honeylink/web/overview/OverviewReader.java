package org.honeylink.web.overview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import org.honeylink.control.audit.application.SearchAuditTrail;
import org.honeylink.control.audit.domain.AuditQuery;
import org.honeylink.control.dataplane.application.MessageCounters;
import org.honeylink.control.dataplane.application.MessageCounters.Totals;
import org.honeylink.control.overview.application.ReadOverview;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.web.audit.AuditEventAnswer;
import org.honeylink.web.overview.OverviewAnswer.Messages;

/** Puts figures and recent activity together, as far as the caller may see them. */
@ApplicationScoped
public class OverviewReader {

  private static final int RECENT = 20;

  @Inject private ReadOverview overview;
  @Inject private SearchAuditTrail trail;
  @Inject private Instance<MessageCounters> counters;
  @Inject private InstantSource clock;
  private final DeliveryRate rate = new DeliveryRate();

  OverviewAnswer read(Caller caller) {
    return OverviewAnswer.of(overview.of(caller.tenantId()), messages(), recentActivity(caller));
  }

  private Messages messages() {
    Totals totals = counters.isResolvable() ? counters.get().totals() : Totals.NONE;
    return new Messages(
        totals.delivered(),
        totals.rebuilt(),
        totals.lost(),
        rate.at(clock.instant(), totals.delivered()));
  }

  private List<AuditEventAnswer> recentActivity(Caller caller) {
    boolean mayRead = caller.has(Role.ADMIN) || caller.has(Role.SRE) || caller.has(Role.AUDITOR);
    return mayRead
        ? trail.search(caller, AuditQuery.newest(RECENT)).items().stream()
            .map(AuditEventAnswer::of)
            .toList()
        : List.of();
  }
}
