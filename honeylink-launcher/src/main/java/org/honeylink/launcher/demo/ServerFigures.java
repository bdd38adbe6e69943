package org.honeylink.launcher.demo;

import org.honeylink.sdk.session.SessionDetail.StreamDetail;
import org.honeylink.sdk.session.StreamFigures;

/**
 * What the server counted on streams of one kind, summed over devices.
 *
 * @param dataPackets data packets that arrived by themselves
 * @param rebuilt packets rebuilt from parity
 * @param lost packets that neither came nor could be rebuilt
 */
record ServerFigures(long dataPackets, long rebuilt, long lost) {

  static final ServerFigures NONE = new ServerFigures(0, 0, 0);

  ServerFigures plus(StreamDetail stream) {
    StreamFigures figures = stream.figures();
    return new ServerFigures(
        dataPackets + figures.dataPacketsReceived(),
        rebuilt + figures.packetsRebuilt(),
        lost + figures.packetsLost());
  }
}
