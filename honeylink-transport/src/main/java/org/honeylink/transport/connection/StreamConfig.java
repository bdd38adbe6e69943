package org.honeylink.transport.connection;

import java.time.Duration;
import java.util.Objects;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.fec.adaptive.SchemeChooser;
import org.honeylink.transport.spi.PacketProtection;

/**
 * One stream of a session; both ends hold the same values, each its own protection.
 *
 * @param connectionId names the stream in every packet of it, in both directions; not -1
 * @param name unique in the session
 * @param mode what is promised
 * @param priority 0 (lowest) to 7; weight 2^priority
 * @param bandwidthBitsPerSecond allocation of DATA packets in each direction; parity comes on top
 * @param fec code; at most 64 data shards
 * @param adaptiveFec whether either end may send more redundancy than {@code fec}, as its link asks
 *     for; then {@code fec} has no more parity than data shards
 * @param latencyBudget how long a message of an unreliable stream may wait to be sent; a quarter of
 *     it is the longest that parity waits for its block to fill
 * @param protection seals and opens; used by this session alone
 */
public record StreamConfig(
    long connectionId,
    String name,
    StreamMode mode,
    int priority,
    long bandwidthBitsPerSecond,
    FecScheme fec,
    boolean adaptiveFec,
    Duration latencyBudget,
    PacketProtection protection) {

  /** Most data shards of a block. */
  public static final int MOST_DATA_SHARDS = 64;

  public StreamConfig {
    Objects.requireNonNull(name);
    Objects.requireNonNull(mode);
    Objects.requireNonNull(fec);
    Objects.requireNonNull(latencyBudget);
    Objects.requireNonNull(protection);
    require(connectionId != -1, "connection id -1 is reserved");
    require(priority >= 0 && priority <= 7, "priority must be 0 to 7, got " + priority);
    require(
        bandwidthBitsPerSecond > 0, "bandwidth must be positive, got " + bandwidthBitsPerSecond);
    require(
        fec.dataShards() <= MOST_DATA_SHARDS,
        "at most " + MOST_DATA_SHARDS + " data shards, got " + fec.dataShards());
    require(
        !adaptiveFec || fec.parityShards() <= fec.dataShards(),
        "adaptive redundancy begins with at most as many parity as data shards, got " + fec);
    require(!latencyBudget.isNegative(), "latency budget is negative: " + latencyBudget);
  }

  /** A stream whose code is fixed. */
  public StreamConfig(
      long connectionId,
      String name,
      StreamMode mode,
      int priority,
      long bandwidthBitsPerSecond,
      FecScheme fec,
      Duration latencyBudget,
      PacketProtection protection) {
    this(
        connectionId,
        name,
        mode,
        priority,
        bandwidthBitsPerSecond,
        fec,
        false,
        latencyBudget,
        protection);
  }

  StreamConfig with(PacketProtection other) {
    return new StreamConfig(
        connectionId,
        name,
        mode,
        priority,
        bandwidthBitsPerSecond,
        fec,
        adaptiveFec,
        latencyBudget,
        other);
  }

  /** The same stream, tuned otherwise. */
  StreamConfig with(StreamTuning tuning) {
    require(
        adaptiveFec || tuning.fec().equals(fec),
        "the redundancy of a stream whose code is fixed cannot be changed");
    return new StreamConfig(
        connectionId,
        name,
        mode,
        tuning.priority(),
        tuning.bandwidthBitsPerSecond(),
        tuning.fec(),
        adaptiveFec,
        latencyBudget,
        protection);
  }

  /** Whether parity may ever be sent. */
  boolean isCoded() {
    return adaptiveFec || !fec.isNone();
  }

  /** Largest block that the peer may send. */
  FecScheme largestBlock() {
    return adaptiveFec ? SchemeChooser.largest() : fec;
  }

  /**
   * Share of DATA packets that may stay lost: on reliable streams these cost a round trip, on
   * others a message.
   */
  double residualTarget() {
    return mode == StreamMode.RELIABLE ? 0.01 : 0.000_5;
  }

  private static void require(boolean condition, String rule) {
    if (!condition) {
      throw new IllegalArgumentException(rule);
    }
  }
}
