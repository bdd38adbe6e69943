package org.honeylink.transport.stats;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.honeylink.transport.packet.DropReason;

/**
 * Figures of one session at one end.
 *
 * @param streams in the order of the configuration
 * @param drops datagrams that could not be told to a stream, by reason; others are in the streams
 * @param path which the streams share
 */
public record SessionStats(List<StreamStats> streams, Map<DropReason, Long> drops, PathStats path) {

  public SessionStats {
    streams = List.copyOf(streams);
    drops = Map.copyOf(drops);
    Objects.requireNonNull(path);
  }
}
