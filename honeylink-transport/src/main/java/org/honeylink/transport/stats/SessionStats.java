package org.honeylink.transport.stats;

import java.util.List;
import java.util.Map;
import org.honeylink.transport.packet.DropReason;

/**
 * Figures of one session at one end.
 *
 * @param streams in the order of the configuration
 * @param drops datagrams that could not be told to a stream, by reason; others are in the streams
 * @param smoothedRttMicros smoothed round trip time of the path; 0 before the first sample
 * @param congestionWindowBytes what may be under way
 * @param bytesInFlight what is under way
 */
public record SessionStats(
    List<StreamStats> streams,
    Map<DropReason, Long> drops,
    long smoothedRttMicros,
    long congestionWindowBytes,
    long bytesInFlight) {

  public SessionStats {
    streams = List.copyOf(streams);
    drops = Map.copyOf(drops);
  }
}
