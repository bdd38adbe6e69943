package org.honeylink.control.dataplane.application;

import java.util.Optional;
import org.honeylink.control.session.application.SessionFigures.FecFigures;
import org.honeylink.control.session.application.SessionFigures.StreamFec;
import org.honeylink.control.session.application.SessionFigures.StreamFigures;
import org.honeylink.control.session.domain.FecLevel;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.packet.DropReason;
import org.honeylink.transport.stats.FecStats;
import org.honeylink.transport.stats.StreamStats;

/** The transport's counters in the control plane's words. */
final class CarriedFigures {

  private CarriedFigures() {}

  static StreamFigures of(StreamStats stats) {
    return new StreamFigures(
        stats.packetsReceived(),
        stats.dataPacketsReceived(),
        stats.packetsSent(),
        stats.messagesDelivered(),
        stats.packetsRebuilt(),
        stats.packetsLost(),
        stats.duplicates(),
        stats.retransmissions(),
        stats.bytesReceived(),
        stats.drops().getOrDefault(DropReason.NOT_AUTHENTIC, 0L),
        stats.smoothedRttMicros(),
        Optional.of(new StreamFec(fec(stats.receivingFec()), fec(stats.sendingFec()))));
  }

  private static FecFigures fec(FecStats stats) {
    return new FecFigures(
        level(stats.scheme()), stats.loss(), stats.meanBurst(), stats.residualLoss());
  }

  static FecLevel level(FecScheme scheme) {
    return new FecLevel(scheme.dataShards(), scheme.parityShards());
  }
}
