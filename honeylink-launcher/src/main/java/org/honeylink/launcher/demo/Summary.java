package org.honeylink.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a demo says at its end. */
final class Summary {

  private Summary() {}

  static List<String> of(DemoResult result) {
    List<String> lines = new ArrayList<>(figures(result).lines().toList());
    List<String> faults = result.faults();
    if (faults.isEmpty()) {
      lines.add("Good: every reliable message arrived exactly once and in order.");
    } else {
      faults.forEach(fault -> lines.add("FAILED: " + fault));
    }
    return lines;
  }

  private static String figures(DemoResult result) {
    var reliable = result.reliable();
    var unreliable = result.unreliable();
    return String.format(
        Locale.ROOT,
        """

        %d devices, %d sessions; server ready in %.1f s
        telemetry  sent %d, delivered %d, missing %d, twice %d, out of order %d
        video      sent %d, arrived by themselves %d, rebuilt by FEC %d (lost or overtaken), delivered %d
                   loss on the link %.2f %%, after FEC %.2f %%; too late to be sent: %d
        latency    P50 %.1f ms, P99 %.1f ms of telemetry, from device to JMS client
        JMS        %d messages received over AMQP 1.0

        """,
        result.devices(),
        result.sessions(),
        result.readySeconds(),
        reliable.sent(),
        reliable.delivered(),
        reliable.missing(),
        reliable.duplicates(),
        reliable.outOfOrder(),
        unreliable.sent(),
        unreliable.receivedRaw(),
        unreliable.rebuilt(),
        unreliable.delivered(),
        result.linkLoss() * 100,
        unreliable.residualLinkLoss() * 100,
        unreliable.late(),
        result.p50Millis(),
        result.p99Millis(),
        result.jmsReceived());
  }
}
