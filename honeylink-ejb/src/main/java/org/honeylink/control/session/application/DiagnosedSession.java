package org.honeylink.control.session.application;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.session.application.SessionAdvice.Advice;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.session.domain.SessionStream;
import org.honeylink.transport.stats.StreamStats;

/**
 * A session and what its data plane does.
 *
 * @param diagnostics empty when this node does not carry the session: it is closed, not open yet,
 *     or open elsewhere
 * @param advice what to do; empty when the figures show nothing wrong
 */
public record DiagnosedSession(
    Session session,
    List<SessionStream> streams,
    Optional<SessionDiagnostics> diagnostics,
    List<Advice> advice) {

  public DiagnosedSession {
    streams = List.copyOf(streams);
    Objects.requireNonNull(diagnostics);
    advice = List.copyOf(advice);
  }

  /** Figures of one stream; empty when the session is not carried here. */
  public Optional<StreamStats> statsOf(UUID streamId) {
    return diagnostics.map(known -> known.streams().get(streamId));
  }
}
