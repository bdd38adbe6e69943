package org.honeylink.control.session.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Collectors;
import org.honeylink.control.overview.application.SessionCounts;

/** How many sessions are where in their lives. */
@Stateless
public class CountSessions implements SessionCounts {

  @Inject SessionRepository repository;

  @Override
  public Map<String, Long> sessionsByState(String tenantId) {
    return repository.countByState(tenantId).entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
  }
}
