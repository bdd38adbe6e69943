package org.honeylink.control.session.application;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.session.application.SessionFigures.StreamFigures;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.session.domain.SessionStream;
import org.honeylink.crypto.keys.RekeyNotice;

/**
 * A session as it stands now.
 *
 * @param figures of the data plane; empty when the session is not open on this node
 * @param rekey for its device alone: how it comes to the keys that the session changes to
 */
public record SessionReport(
    Session session,
    List<SessionStream> streams,
    Optional<SessionFigures> figures,
    Optional<RekeyNotice> rekey) {

  public SessionReport {
    streams = List.copyOf(streams);
    Objects.requireNonNull(figures);
    Objects.requireNonNull(rekey);
  }

  /** Counters of one stream; zeros when nothing is known. */
  public StreamFigures figuresOf(UUID streamId) {
    return figures.map(known -> known.streams().get(streamId)).orElse(StreamFigures.NONE);
  }
}
