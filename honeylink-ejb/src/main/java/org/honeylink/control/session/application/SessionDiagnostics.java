package org.honeylink.control.session.application;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.transport.packet.DropReason;
import org.honeylink.transport.stats.PathStats;
import org.honeylink.transport.stats.StreamStats;

/**
 * All that the data plane of this node knows of a session, at one moment; counted since it was
 * opened or restored. Has neither keys nor addresses.
 *
 * @param carrier empty until the device was heard
 * @param drops datagrams that could not be told to a stream, by reason; others are in the streams
 * @param streams by stream id
 * @param troubles the last, oldest first
 */
public record SessionDiagnostics(
    Optional<Carrier> carrier,
    PathStats path,
    Map<DropReason, Long> drops,
    Map<UUID, StreamStats> streams,
    List<SessionTrouble> troubles) {

  public SessionDiagnostics {
    Objects.requireNonNull(carrier);
    Objects.requireNonNull(path);
    drops = Map.copyOf(drops);
    streams = Map.copyOf(streams);
    troubles = List.copyOf(troubles);
  }
}
