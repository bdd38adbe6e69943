package org.honeylink.web.session;

import java.util.OptionalDouble;
import org.honeylink.control.session.application.SessionFigures.FecFigures;
import org.honeylink.control.session.application.SessionFigures.StreamFec;
import org.honeylink.control.session.application.SessionFigures.StreamFigures;
import org.honeylink.control.session.domain.FecLevel;
import org.honeylink.control.session.domain.SessionStream;
import org.honeylink.transport.stats.FecStats;
import org.honeylink.transport.stats.StreamStats;
import org.jspecify.annotations.Nullable;

/** Parts of a stream in the words of the API. */
public final class StreamShapes {

  private StreamShapes() {}

  /** Forward error correction. */
  public record Fec(int dataShards, int parityShards) {

    static Fec of(FecLevel level) {
      return new Fec(level.dataShards(), level.parityShards());
    }
  }

  /** Error correction as it is now, in both directions. */
  public record FecState(FecDirection uplink, FecDirection downlink) {

    static FecState of(StreamFec fec) {
      return new FecState(FecDirection.of(fec.uplink()), FecDirection.of(fec.downlink()));
    }

    static FecState of(StreamStats stats) {
      return new FecState(
          FecDirection.of(stats.receivingFec()), FecDirection.of(stats.sendingFec()));
    }
  }

  /** Error correction in one direction; what is not known is left out. */
  public record FecDirection(
      int dataShards,
      int parityShards,
      @Nullable Double loss,
      @Nullable Double meanBurst,
      @Nullable Double residualLoss) {

    private static FecDirection of(FecFigures figures) {
      return new FecDirection(
          figures.level().dataShards(),
          figures.level().parityShards(),
          orNull(figures.loss()),
          orNull(figures.meanBurst()),
          orNull(figures.residualLoss()));
    }

    private static FecDirection of(FecStats stats) {
      return new FecDirection(
          stats.scheme().dataShards(),
          stats.scheme().parityShards(),
          orNull(stats.loss()),
          orNull(stats.meanBurst()),
          orNull(stats.residualLoss()));
    }

    private static @Nullable Double orNull(OptionalDouble figure) {
      return figure.isPresent() ? figure.getAsDouble() : null;
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
