package org.honeylink.web.session;

import org.honeylink.control.session.application.SessionFigures.StreamFigures;
import org.honeylink.control.session.domain.FecLevel;
import org.honeylink.control.session.domain.SessionStream;

/** Parts of a stream in the words of the API. */
public final class StreamShapes {

  private StreamShapes() {}

  /** Forward error correction. */
  public record Fec(int dataShards, int parityShards) {

    static Fec of(FecLevel level) {
      return new Fec(level.dataShards(), level.parityShards());
    }
  }

  /** What the stream asked for. */
  public record Qos(String priority, long bandwidthKbps) {

    static Qos of(SessionStream stream) {
      return new Qos(stream.streamClass().text(), stream.bandwidthKbps());
    }
  }

  /** What the server has counted. */
  public record Figures(
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

    static Figures of(StreamFigures figures) {
      return new Figures(
          figures.packetsReceived(),
          figures.dataPacketsReceived(),
          figures.packetsSent(),
          figures.messagesDelivered(),
          figures.packetsRebuilt(),
          figures.packetsLost(),
          figures.duplicates(),
          figures.retransmissions(),
          figures.bytesReceived(),
          figures.packetsRefused(),
          figures.smoothedRttMicros());
    }
  }
}
