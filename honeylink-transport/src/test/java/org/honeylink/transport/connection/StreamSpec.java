package org.honeylink.transport.connection;

import java.time.Duration;
import org.honeylink.transport.fec.FecScheme;

/** A stream of a test; both ends make their configuration of it. */
record StreamSpec(
    long connectionId, StreamMode mode, FecScheme fec, boolean adaptiveFec, long bitsPerSecond) {

  StreamSpec(long connectionId, StreamMode mode, FecScheme fec, long bitsPerSecond) {
    this(connectionId, mode, fec, false, bitsPerSecond);
  }

  StreamSpec adaptive() {
    return new StreamSpec(connectionId, mode, fec, true, bitsPerSecond);
  }

  static StreamSpec reliable(FecScheme fec) {
    return new StreamSpec(0x1111, StreamMode.RELIABLE, fec, 100_000_000);
  }

  static StreamSpec unreliable(FecScheme fec) {
    return new StreamSpec(0x2222, StreamMode.UNRELIABLE, fec, 100_000_000);
  }

  StreamConfig config(Role role, int epoch) {
    return new StreamConfig(
        connectionId,
        mode + "-" + connectionId,
        mode,
        4,
        bitsPerSecond,
        fec,
        adaptiveFec,
        Duration.ofMillis(200),
        new TestProtection(role, connectionId, epoch));
  }
}
