package org.honeylink.control.audit.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.honeylink.control.audit.domain.LogSelection;
import org.honeylink.control.audit.domain.LoggedEvent;

/** The log as one tenant sees it, from any place on. Thread-safe. */
@Dependent
public class FollowAuditLog {

  private static final long WINDOW = 1_000;

  /** Windows of one call: a tenant with few events in a long log must not hold others up. */
  private static final int WINDOWS = 8;

  private final AuditLog log;

  @Inject
  FollowAuditLog(AuditLog log) {
    this.log = log;
  }

  /** The end of the log: how many leaves it has. */
  public long head() {
    return log.size();
  }

  /**
   * The first events of a tenant from a leaf on, as far as one call looks: read on at the slice's
   * position, also when there are no events, until it is the {@link #head}.
   *
   * @param limit most events
   */
  public Slice after(String tenantId, long from, int limit) {
    LogSelection own = LogSelection.of(tenantId, Optional.empty(), Optional.empty());
    List<LoggedEvent> found = new ArrayList<>();
    long size = log.size();
    if (from > size) {
      return new Slice(List.of(), size, true);
    }
    long stop = Math.min(size, from + WINDOWS * WINDOW);
    long at = from;
    while (at < stop && found.size() < limit) {
      long end = Math.min(at + WINDOW, stop);
      found.addAll(log.events(own, at, end));
      at = end;
    }
    if (found.size() < limit) {
      return new Slice(found, at, false);
    }
    List<LoggedEvent> first = found.subList(0, limit);
    return new Slice(first, first.getLast().leafIndex() + 1, false);
  }

  /**
   * Events in the order of the log.
   *
   * @param position where to read on
   * @param gone true when the place is none of this log, as after a restore: then {@code position}
   *     is its end
   */
  public record Slice(List<LoggedEvent> events, long position, boolean gone) {

    public Slice {
      events = List.copyOf(events);
    }
  }
}
