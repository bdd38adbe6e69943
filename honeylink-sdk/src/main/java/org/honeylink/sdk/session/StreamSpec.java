package org.honeylink.sdk.session;

import java.time.Duration;
import java.util.Objects;
import org.honeylink.transport.connection.StreamMode;

/**
 * A stream as the device wants it.
 *
 * @param name unique in the session, 1 to 64 characters
 * @param latencyBudget how long a message of an unreliable stream may wait to be sent; a part of it
 *     is the longest that parity waits for its block to fill
 */
public record StreamSpec(
    String name,
    StreamMode mode,
    QosPriority priority,
    Bandwidth bandwidth,
    Duration latencyBudget) {

  public StreamSpec {
    Objects.requireNonNull(name);
    Objects.requireNonNull(mode);
    Objects.requireNonNull(priority);
    Objects.requireNonNull(bandwidth);
    Objects.requireNonNull(latencyBudget);
  }

  /** With the latency budget of its priority. */
  public static StreamSpec stream(
      String name, StreamMode mode, QosPriority priority, Bandwidth bandwidth) {
    return new StreamSpec(name, mode, priority, bandwidth, priority.latencyBudget());
  }

  public StreamSpec within(Duration budget) {
    return new StreamSpec(name, mode, priority, bandwidth, budget);
  }
}
