package org.honeylink.control.audit.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.honeylink.control.audit.domain.LogSelection;
import org.honeylink.control.audit.domain.LoggedEvent;

/** The log as one tenant sees it, from any place on. Thread-safe. */
@ApplicationScoped
public class FollowAuditLog {

  private static final long WINDOW = 1_000;

  @Inject AuditLog log;

  /** The end of the log: how many leaves it has. */
  public long head() {
    return log.size();
  }

  /**
   * The first events of a tenant from a leaf on.
   *
   * @param limit most events
   */
  public Slice after(String tenantId, long from, int limit) {
    LogSelection own = LogSelection.of(tenantId, Optional.empty(), Optional.empty());
    List<LoggedEvent> found = new ArrayList<>();
    long size = log.size();
    long at = from;
    while (at < size && found.size() < limit) {
      long end = Math.min(at + WINDOW, size);
      found.addAll(log.events(own, at, end));
      at = end;
    }
    if (found.size() < limit) {
      return new Slice(found, Math.max(from, at));
    }
    List<LoggedEvent> first = found.subList(0, limit);
    return new Slice(first, first.getLast().leafIndex() + 1);
  }

  /**
   * Events in the order of the log.
   *
   * @param position where to read on
   */
  public record Slice(List<LoggedEvent> events, long position) {

    public Slice {
      events = List.copyOf(events);
    }
  }
}
