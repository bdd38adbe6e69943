package org.honeylink.control.session.application;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.honeylink.control.session.domain.FecLevel;

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
   * @param fec redundancy in both directions; empty when nothing was seen yet
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
      long smoothedRttMicros,
      Optional<StreamFec> fec) {

    /** Nothing seen yet. */
    public static final StreamFigures NONE =
        new StreamFigures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Optional.empty());

    public StreamFigures {
      Objects.requireNonNull(fec);
    }
  }

  /**
   * Redundancy of one stream.
   *
   * @param uplink what the device sends
   * @param downlink what the server sends
   */
  public record StreamFec(FecFigures uplink, FecFigures downlink) {}

  /**
   * Redundancy in one direction; empty is what is not known.
   *
   * @param level of full blocks
   * @param loss share of packets lost before repair, as the sender measured it
   * @param meanBurst average run of losses
   * @param residualLoss share of packets with data that stayed lost
   */
  public record FecFigures(
      FecLevel level, OptionalDouble loss, OptionalDouble meanBurst, OptionalDouble residualLoss) {}
}
