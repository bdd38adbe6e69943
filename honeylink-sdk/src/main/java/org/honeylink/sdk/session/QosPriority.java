package org.honeylink.sdk.session;

import java.time.Duration;
import java.util.Locale;

/** How urgent a stream is; decides its error correction and its place in the scheduler. */
public enum QosPriority {
  /** Large bursts that survive heavy loss: FEC 10+5. */
  BURST(Duration.ofMillis(200)),
  /** FEC 10+2. */
  NORMAL(Duration.ofMillis(400)),
  /** First in the queue, FEC 10+1. */
  LATENCY(Duration.ofMillis(80));

  private final Duration latencyBudget;

  QosPriority(Duration latencyBudget) {
    this.latencyBudget = latencyBudget;
  }

  /** How long a message may wait, unless the stream says otherwise; chosen by this SDK. */
  Duration latencyBudget() {
    return latencyBudget;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
