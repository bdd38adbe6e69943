package org.honeylink.transport.connection;

import java.util.Locale;

/**
 * What became of the stream over one link.
 *
 * @param residualLoss share of DATA packets sent that neither arrived nor were rebuilt
 * @param overhead bytes of PARITY for each byte of DATA
 * @param addedMeanMillis from giving the message to its delivery, less the link's delay
 * @param addedP99Millis the same, 99 of 100 messages at most
 * @param inTime share of messages that go onto the link within their latency budget when congestion
 *     control is as it is; the other figures are of a run in which it lets all of them go
 */
record GridRow(
    GridCell cell,
    double residualLoss,
    double overhead,
    double addedMeanMillis,
    double addedP99Millis,
    double inTime) {

  static final String HEADER =
      "loss_percent,mean_burst,rtt_ms,redundancy,residual_loss,overhead,added_mean_ms,added_p99_ms,in_time";

  String csv() {
    return String.format(
        Locale.ROOT,
        "%d,%d,%d,%s,%.5f,%.4f,%.3f,%.3f,%.4f",
        cell.lossPercent(),
        cell.meanBurst(),
        cell.rttMillis(),
        cell.redundancy(),
        residualLoss,
        overhead,
        addedMeanMillis,
        addedP99Millis,
        inTime);
  }
}
