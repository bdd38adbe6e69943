package org.honeylink.sdk.session;

import java.time.Duration;
import java.util.Locale;

/** How urgent a stream is; decides its error correction and its place in the scheduler. */
public enum QosPriority {
  /** Large bursts that survive heavy loss: FEC 10+5. */
  BURST(Duration.ofMillis(500)),
  /** FEC 10+2. */
  NORMAL(Duration.ofSeconds(1)),
  /** First in the queue, FEC 10+1. */
  LATENCY(Duration.ofMillis(100));

  private final Duration latencyBudget;

  QosPriority(Duration latencyBudget) {
    this.latencyBudget = latencyBudget;
  }

  /**
   * How long an unreliable message may wait to be sent, unless the stream says otherwise. Chosen by
   * this SDK: a few round trips of a slow path, so that a short burst is not dropped while the
   * congestion window opens.
   */
  Duration latencyBudget() {
    return latencyBudget;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
