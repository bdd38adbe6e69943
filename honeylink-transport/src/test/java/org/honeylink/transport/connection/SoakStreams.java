package org.honeylink.transport.connection;

import java.time.Duration;
import java.util.List;
import org.honeylink.transport.fec.FecScheme;

/** The two streams of a session of the soak at one end, under the keys of one epoch. */
record SoakStreams(Role role, ChecksumProtection reliable, ChecksumProtection unreliable) {

  static final long RELIABLE = 0x5e1;
  static final long UNRELIABLE = 0x5e2;
  static final Duration IDLE_TIMEOUT = Duration.ofMinutes(5);

  /** What keeps the mapping of most NATs. */
  static final Duration KEEP_ALIVE = Duration.ofSeconds(25);

  static SoakStreams of(Role role, int epoch) {
    return new SoakStreams(
        role,
        new ChecksumProtection(role, RELIABLE, epoch),
        new ChecksumProtection(role, UNRELIABLE, epoch));
  }

  List<ChecksumProtection> protections() {
    return List.of(reliable, unreliable);
  }

  SessionConfig session() {
    SessionConfig usual =
        SessionConfig.of(
            role,
            List.of(
                stream(RELIABLE, StreamMode.RELIABLE, 3, FecScheme.NORMAL, reliable),
                stream(UNRELIABLE, StreamMode.UNRELIABLE, 6, FecScheme.LATENCY, unreliable)));
    return new SessionConfig(
        usual.role(),
        usual.streams(),
        usual.maxDatagramBytes(),
        usual.largestMessageBytes(),
        usual.receiveWindowBytes(),
        usual.queuePackets(),
        IDLE_TIMEOUT,
        role == Role.DEVICE ? KEEP_ALIVE : Duration.ZERO);
  }

  private static StreamConfig stream(
      long id, StreamMode mode, int priority, FecScheme fec, ChecksumProtection protection) {
    return new StreamConfig(
        id, mode.name(), mode, priority, 1_000_000, fec, true, Duration.ofMillis(200), protection);
  }
}
