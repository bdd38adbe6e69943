package org.honeylink.transport.connection;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One session at one end.
 *
 * @param role which end
 * @param streams at least one; connection ids unique
 * @param maxDatagramBytes largest datagram to send once the path has proven that it carries it,
 *     1,200 to 65,507; the batches given to {@code transmit} must have room for it
 * @param largestMessageBytes largest message on a reliable stream, in both directions
 * @param receiveWindowBytes what a peer may have sent on one reliable stream without it being
 *     committed here; at least the largest message
 * @param queuePackets most packets that one stream keeps for sending
 * @param idleTimeout the session closes when nothing authentic comes for so long
 * @param keepAlive a packet goes out when nothing came for so long; zero for never
 */
public record SessionConfig(
    Role role,
    List<StreamConfig> streams,
    int maxDatagramBytes,
    int largestMessageBytes,
    int receiveWindowBytes,
    int queuePackets,
    Duration idleTimeout,
    Duration keepAlive) {

  /** Datagram size that every path carries until discovery has proven more. */
  public static final int DATAGRAM_BYTES = 1_350;

  /** The usual most that discovery looks for: Ethernet's 1,500 less the headers of IPv4 and UDP. */
  public static final int MOST_DATAGRAM_BYTES = 1_472;

  public SessionConfig {
    Objects.requireNonNull(role);
    Objects.requireNonNull(idleTimeout);
    Objects.requireNonNull(keepAlive);
    streams = List.copyOf(streams);
    require(!streams.isEmpty(), "a session has at least one stream");
    require(
        maxDatagramBytes >= 1_200 && maxDatagramBytes <= 65_507,
        "datagram size must be 1200 to 65507, got " + maxDatagramBytes);
    require(
        largestMessageBytes > 0 && largestMessageBytes <= 1_048_576,
        "largest message must be 1 to 1048576 bytes, got " + largestMessageBytes);
    require(
        receiveWindowBytes >= largestMessageBytes + 65_536,
        "receive window must exceed the largest message by 65536, got " + receiveWindowBytes);
    require(queuePackets >= 1_024, "queue must hold 1024 packets, got " + queuePackets);
    require(idleTimeout.isPositive(), "idle timeout must be positive, got " + idleTimeout);
    require(!keepAlive.isNegative(), "keep-alive is negative: " + keepAlive);
    Set<Long> ids = new HashSet<>();
    for (StreamConfig stream : streams) {
      require(ids.add(stream.connectionId()), "two streams have one connection id");
    }
  }

  /**
   * The usual values: datagrams of 1,350 bytes and up to 1,472 where the path carries them,
   * messages up to 256 KiB, 1 MiB window, 10,000 packets queued, closed after 5 idle minutes; a
   * device that hears nothing asks for an answer each second, because a session that is silent for
   * three is suspended.
   */
  public static SessionConfig of(Role role, List<StreamConfig> streams) {
    return new SessionConfig(
        role,
        streams,
        MOST_DATAGRAM_BYTES,
        262_144,
        1_048_576,
        10_000,
        Duration.ofMinutes(5),
        role == Role.DEVICE ? Duration.ofSeconds(1) : Duration.ZERO);
  }

  /** Size of datagrams before discovery. */
  int baseDatagramBytes() {
    return Math.min(DATAGRAM_BYTES, maxDatagramBytes);
  }

  /** What the reliable streams may hold together: four of them may fill their windows at once. */
  long receiveBudgetBytes() {
    return 4L * receiveWindowBytes;
  }

  private static void require(boolean condition, String rule) {
    if (!condition) {
      throw new IllegalArgumentException(rule);
    }
  }
}
