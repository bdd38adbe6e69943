package org.honeylink.launcher.demo;

import java.util.List;

/**
 * The state of a running demo at one moment.
 *
 * @param elapsedSeconds since the devices began to send
 * @param totalSeconds for which they send
 */
record Progress(double elapsedSeconds, double totalSeconds, List<Row> rows) {

  /**
   * Figures of all streams of one kind.
   *
   * @param rebuilt packets rebuilt by FEC
   * @param lost packets of an unreliable stream that are gone; of a reliable one always sent again
   * @param perSecond messages delivered in the last second
   */
  record Row(
      StreamKind kind,
      int streams,
      long sent,
      long delivered,
      long rebuilt,
      long lost,
      double p50Millis,
      double p99Millis,
      double perSecond) {}
}
