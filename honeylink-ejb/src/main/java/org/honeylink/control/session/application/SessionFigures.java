package org.honeylink.control.session.application;

import java.util.Map;
import java.util.UUID;

/**
 * Counters of a session as the server saw them since it was opened or restored.
 *
 * @param streams by stream id
 */
public record SessionFigures(Map<UUID, StreamFigures> streams) {

  public SessionFigures {
    streams = Map.copyOf(streams);
  }

  /**
   * Counters of one stream.
   *
   * @param packetsReceived that opened, of any type
   * @param dataPacketsReceived of these, packets with data
   * @param packetsSent to the device
   * @param messagesDelivered handed on to the topic
   * @param packetsRebuilt by forward error correction
   * @param packetsLost neither received nor rebuilt
   * @param duplicates messages that came again and were not delivered again
   * @param retransmissions messages of the server that were sent again
   * @param bytesReceived payload, before FEC padding
   * @param packetsRefused that did not open: forged, damaged, or sealed under another key
   * @param smoothedRttMicros smoothed round trip, microseconds; 0 before the first measure
   */
  public record StreamFigures(
      long packetsReceived,
      long dataPacketsReceived,
      long packetsSent,
      long messagesDelivered,
      long packetsRebuilt,
      long packetsLost,
      long duplicates,
      long retransmissions,
      long bytesReceived,
      long packetsRefused,
      long smoothedRttMicros) {

    /** Nothing seen yet. */
    public static final StreamFigures NONE = new StreamFigures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }
}
