package org.honeylink.transport.stats;

/**
 * What one stream keeps for sending: messages that wait to be sent or, on reliable streams, to be
 * acknowledged.
 *
 * @param messages not gone yet
 * @param bytes of these messages
 * @param packets they take; the limit is of these
 * @param limitPackets most that are kept
 * @param backpressure whether the application was told to wait, and not yet to go on
 */
public record QueueStats(
    int messages, long bytes, int packets, int limitPackets, boolean backpressure) {

  /** Nothing was ever queued. */
  public static QueueStats empty(int limitPackets) {
    return new QueueStats(0, 0, 0, limitPackets, false);
  }
}
