package org.honeylink.control.audit.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.honeylink.control.audit.domain.LogSelection;
import org.honeylink.control.audit.domain.SignedHead;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;

/**
 * Sees to it that there is a partition for what comes, and moves months that are seven years old
 * into sealed files. Leaves and subtrees stay, so proofs of all other events go on to hold.
 */
@Stateless
public class KeepAuditArchives {

  private static final int YEARS = 7;

  @Inject AuditPartitions partitions;
  @Inject AuditArchives archives;
  @Inject AuditLog log;
  @Inject ExportAuditLog export;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /** Makes partitions ahead of time. */
  public void prepareMonths() {
    partitions.prepare();
  }

  /**
   * Archives the oldest month that is due, and drops it.
   *
   * @return whether there was one, so that there may be another
   */
  public boolean archiveOldest() {
    Optional<YearMonth> due = partitions.months().stream().filter(this::isDue).findFirst();
    Optional<SignedHead> head = log.latestHead();
    return due.isPresent()
        && head.isPresent()
        && partitions.takeTurn()
        && archive(due.get(), head.get());
  }

  private boolean isDue(YearMonth month) {
    Instant end = LogSelection.begin(month.plusMonths(1));
    return !end.isAfter(clock.instant().atOffset(ZoneOffset.UTC).minusYears(YEARS).toInstant());
  }

  /** Only when every event of it is under a signed head. */
  private boolean archive(YearMonth month, SignedHead head) {
    long count = partitions.events(month);
    LogSelection all = LogSelection.of(month);
    Optional<AuditLog.Range> range = log.range(all);
    boolean sealed =
        count == range.map(AuditLog.Range::count).orElse(0L)
            && range.map(AuditLog.Range::last).orElse(-1L) < head.treeSize();
    if (sealed) {
      AuditArchives.Sealed file = archives.seal(month, count, out -> export.write(all, head, out));
      partitions.archived(month, count, file);
      partitions.drop(month);
      events.fire(
          new ControlEvent(
              Caller.SYSTEM,
              Category.CONFIGURATION,
              "audit.archived",
              month.toString(),
              Outcome.SUCCESS,
              Map.of("events", count, "file", file.file(), "sha256", file.sha256()),
              Optional.empty()));
    }
    return sealed;
  }
}
