package org.honeylink.transport.connection;

import java.util.function.Function;
import org.honeylink.transport.spi.PacketProtection;
import org.honeylink.transport.stats.StreamStats;
import org.jspecify.annotations.Nullable;

/**
 * Place of a stream in its session. Until something is sent on the stream or comes for it, nothing
 * but its configuration is kept: most streams of most sessions are silent, and a silent one costs
 * neither memory nor a look at each packet.
 */
final class StreamSlot {

  private final Function<StreamConfig, StreamEndpoint> opening;
  private StreamConfig config;
  private @Nullable StreamEndpoint stream;

  StreamSlot(StreamConfig config, Function<StreamConfig, StreamEndpoint> opening) {
    this.config = config;
    this.opening = opening;
  }

  /** The stream, which begins now if it has not. */
  StreamEndpoint stream() {
    StreamEndpoint begun = stream;
    if (begun == null) {
      begun = opening.apply(config);
      stream = begun;
    }
    return begun;
  }

  /** The stream if it has begun. */
  @Nullable StreamEndpoint begun() {
    return stream;
  }

  /** What a stream that has not begun is to begin with. */
  void protection(PacketProtection protection) {
    config = config.with(protection);
  }

  /** What the stream is tuned to from now on, or is to begin with. */
  StreamConfig tuned(StreamTuning tuning) {
    config = config.with(tuning);
    return config;
  }

  /**
   * @param queuePackets most that the stream will keep for sending
   */
  StreamStats stats(long smoothedRttMicros, int queuePackets) {
    StreamEndpoint begun = stream;
    return begun == null
        ? StreamStats.silent(
            config.connectionId(), config.name(), config.fec(), smoothedRttMicros, queuePackets)
        : begun.stats();
  }
}
