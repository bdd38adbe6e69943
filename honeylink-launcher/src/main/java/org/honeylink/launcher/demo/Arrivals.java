package org.honeylink.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What the JMS client has seen of all streams of one kind. Written by the JMS thread, read by the
 * one that shows it: every method is synchronized.
 */
final class Arrivals {

  private static final long MAX_LATENCY_MICROS = TimeUnit.MINUTES.toMicros(10);
  private static final int PRECISION_DIGITS = 3;

  private final List<ExactlyOnceCheck> checks = new ArrayList<>();
  private final Histogram latencyMicros = new Histogram(MAX_LATENCY_MICROS, PRECISION_DIGITS);
  private long received;

  Arrivals(int devices) {
    for (int device = 0; device < devices; device++) {
      checks.add(new ExactlyOnceCheck());
    }
  }

  synchronized void arrived(DemoPayload payload, long nowNanos) {
    if (payload.device() < 0 || payload.device() >= checks.size() || payload.sequence() < 0) {
      return;
    }
    received++;
    checks.get(payload.device()).arrived(payload.sequence());
    long micros = TimeUnit.NANOSECONDS.toMicros(nowNanos - payload.sentNanos());
    latencyMicros.recordValue(Math.clamp(micros, 0, MAX_LATENCY_MICROS));
  }

  /** Messages, also those that came twice. */
  synchronized long received() {
    return received;
  }

  synchronized long delivered() {
    return checks.stream().mapToLong(ExactlyOnceCheck::delivered).sum();
  }

  synchronized long duplicates() {
    return checks.stream().mapToLong(ExactlyOnceCheck::duplicates).sum();
  }

  synchronized long outOfOrder() {
    return checks.stream().mapToLong(ExactlyOnceCheck::outOfOrder).sum();
  }

  /** Milliseconds that this share of the messages, in percent, needed at most; 0 without any. */
  synchronized double latencyMillis(double percentile) {
    return latencyMicros.getTotalCount() == 0
        ? 0
        : latencyMicros.getValueAtPercentile(percentile) / 1_000.0;
  }

  /**
   * Where messages are missing: one line for each stream.
   *
   * @param sentByDevice messages sent, in the order of the devices
   */
  synchronized List<String> missing(List<Integer> sentByDevice) {
    List<String> lines = new ArrayList<>();
    for (int device = 0; device < checks.size(); device++) {
      int sent = sentByDevice.get(device);
      ExactlyOnceCheck check = checks.get(device);
      if (check.delivered() < sent) {
        lines.add(
            "device %d: %d of %d, the first is number %d"
                .formatted(device + 1, sent - check.delivered(), sent, check.firstMissing(sent)));
      }
    }
    return lines;
  }
}
