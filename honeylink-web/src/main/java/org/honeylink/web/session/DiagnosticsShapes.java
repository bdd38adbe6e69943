package org.honeylink.web.session;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.honeylink.control.session.application.Carrier;
import org.honeylink.control.session.application.SessionDiagnostics;
import org.honeylink.control.session.domain.StreamMode;
import org.honeylink.transport.packet.DropReason;
import org.honeylink.transport.stats.PathStats;
import org.honeylink.transport.stats.QueueStats;
import org.honeylink.transport.stats.StreamStats;
import org.honeylink.transport.stats.WindowStats;
import org.jspecify.annotations.Nullable;

/** Parts of a session's diagnostics in the words of the API; what is not known is left out. */
public final class DiagnosticsShapes {

  private DiagnosticsShapes() {}

  /** Counts by reason, as in {@code not_authentic}; reasons that never occurred are absent. */
  static Map<String, Long> drops(Map<DropReason, Long> counted) {
    Map<String, Long> drops = new TreeMap<>();
    counted.forEach((reason, count) -> drops.put(reason.name().toLowerCase(Locale.ROOT), count));
    return drops;
  }

  private static @Nullable Long orNull(OptionalLong figure) {
    return figure.isPresent() ? figure.getAsLong() : null;
  }

  /** The path to the device, shared by all streams. */
  public record Path(
      @Nullable String carrier,
      boolean proven,
      @Nullable Long provingRttMicros,
      @Nullable Long smoothedRttMicros,
      @Nullable Long minimumRttMicros,
      @Nullable Long rttVariationMicros,
      int datagramBytes,
      long congestionWindowBytes,
      long bytesInFlight,
      @Nullable Long slowStartThresholdBytes,
      String congestionState,
      @Nullable Long pacingBitsPerSecond) {

    static Path of(SessionDiagnostics known) {
      PathStats path = known.path();
      return new Path(
          known.carrier().map(Carrier::text).orElse(null),
          path.proven(),
          orNull(path.provingRttMicros()),
          orNull(path.smoothedRttMicros()),
          orNull(path.minimumRttMicros()),
          orNull(path.rttVariationMicros()),
          path.datagramBytes(),
          path.congestionWindowBytes(),
          path.bytesInFlight(),
          orNull(path.slowStartThresholdBytes()),
          path.congestionState().name(),
          orNull(path.pacingBitsPerSecond()));
    }
  }

  /** What was counted of a stream since the server opened or restored the session. */
  public record Counters(
      long packetsSent,
      long packetsReceived,
      long bytesSent,
      long bytesReceived,
      long packetsSentOfKey,
      long packetsReceivedOfKey,
      long messagesSent,
      long messagesDelivered,
      @Nullable Long messagesAcknowledged,
      @Nullable Long messagesLate,
      long messagesRefused,
      long dataPacketsReceived,
      long packetsRebuilt,
      long packetsLost,
      long duplicates,
      long retransmissions,
      Map<String, Long> drops) {

    /** Messages of reliable streams are never late, those of others never acknowledged. */
    static Counters of(StreamStats stats, StreamMode mode) {
      boolean reliable = mode == StreamMode.RELIABLE;
      return new Counters(
          stats.packetsSent(),
          stats.packetsReceived(),
          stats.bytesSent(),
          stats.bytesReceived(),
          stats.packetsSentOfKey(),
          stats.packetsReceivedOfKey(),
          stats.messagesSent(),
          stats.messagesDelivered(),
          reliable ? stats.messagesAcknowledged() : null,
          reliable ? null : stats.messagesLate(),
          stats.messagesRefused(),
          stats.dataPacketsReceived(),
          stats.packetsRebuilt(),
          stats.packetsLost(),
          stats.duplicates(),
          stats.retransmissions(),
          DiagnosticsShapes.drops(stats.drops()));
    }
  }

  /** What the server keeps for sending. */
  public record Queue(
      int messages, long bytes, int packets, int limitPackets, boolean backpressure) {

    static Queue of(QueueStats queue) {
      return new Queue(
          queue.messages(),
          queue.bytes(),
          queue.packets(),
          queue.limitPackets(),
          queue.backpressure());
    }
  }

  /** Flow control in one direction. */
  public record Window(long limitBytes, long usedBytes) {

    static Window of(WindowStats window) {
      return new Window(window.limitBytes(), window.usedBytes());
    }
  }
}
