package org.honeylink.control.session.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.honeylink.control.overview.application.SessionCounts;
import org.honeylink.control.session.domain.SessionState;

/** How many sessions are where in their lives. */
@Stateless
public class CountSessions implements SessionCounts {

  @Inject SessionRepository repository;
  @Inject ClosedCounts closed;

  @Override
  public Map<String, Long> sessionsByState(String tenantId) {
    Map<String, Long> counts = new HashMap<>();
    repository.countOpen(tenantId).forEach((state, count) -> counts.put(state.name(), count));
    counts.put(
        SessionState.CLOSED.name(), closed.of(tenantId, () -> repository.countClosed(tenantId)));
    return counts;
  }
}
