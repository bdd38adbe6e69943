package org.honeylink.control.audit.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import org.honeylink.control.audit.domain.LeafText;
import org.honeylink.control.audit.domain.LogSelection;
import org.honeylink.control.audit.domain.LoggedEvent;
import org.honeylink.control.audit.domain.SignedHead;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.crypto.merkle.LogFileWriter;
import org.honeylink.crypto.merkle.Subtrees;

/** Writes parts of the log as files that verify alone. Streams: memory does not grow with them. */
@ApplicationScoped
public class ExportAuditLog {

  private static final long WINDOW = 2_000;

  @Inject AuditLog log;

  /** Events of the caller's tenant under a head; of the others their hashes. */
  public void export(
      Caller caller,
      SignedHead head,
      Optional<Instant> from,
      Optional<Instant> to,
      OutputStream out)
      throws IOException {
    write(new LogSelection(Optional.of(caller.tenantId()), from, to), head, out);
  }

  /**
   * Writes a selection; does not close the stream.
   *
   * @return how many events it has
   */
  long write(LogSelection selection, SignedHead head, OutputStream out) throws IOException {
    Subtrees subtrees = log.subtrees();
    LogFileWriter file = new LogFileWriter(out, head.note(), head.treeSize(), subtrees);
    long events = 0;
    Optional<AuditLog.Range> range = log.range(selection);
    if (range.isPresent()) {
      long end = Math.min(range.get().last() + 1, head.treeSize());
      for (long at = range.get().first(); at < end; at += WINDOW) {
        for (LoggedEvent each : log.events(selection, at, Math.min(at + WINDOW, end))) {
          file.event(each.leafIndex(), LeafText.of(each.event()));
          events++;
        }
      }
    }
    file.finish();
    return events;
  }
}
