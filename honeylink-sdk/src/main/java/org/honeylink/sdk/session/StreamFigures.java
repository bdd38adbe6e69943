package org.honeylink.sdk.session;

import org.honeylink.sdk.api.Answer;

/**
 * Counters of one stream as the server sees it.
 *
 * @param dataPacketsReceived packets with data that arrived themselves
 * @param messagesDelivered handed on to the topic
 * @param packetsRebuilt did not arrive, rebuilt by error correction
 * @param packetsLost neither arrived nor rebuilt
 * @param packetsRefused that did not open
 * @param smoothedRttMicros 0 before the first measure
 */
public record StreamFigures(
    long packetsReceived,
    long dataPacketsReceived,
    long packetsSent,
    long messagesDelivered,
    long packetsRebuilt,
    long packetsLost,
    long duplicates,
    long retransmissions,
    long bytesReceived,
    long packetsRefused,
    long smoothedRttMicros) {

  static StreamFigures of(Answer answer) {
    return new StreamFigures(
        answer.number("packets_received"),
        answer.number("data_packets_received"),
        answer.number("packets_sent"),
        answer.number("messages_delivered"),
        answer.number("packets_rebuilt"),
        answer.number("packets_lost"),
        answer.number("duplicates"),
        answer.number("retransmissions"),
        answer.number("bytes_received"),
        answer.number("packets_refused"),
        answer.number("smoothed_rtt_micros"));
  }
}
