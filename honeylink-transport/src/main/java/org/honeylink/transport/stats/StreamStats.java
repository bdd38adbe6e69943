package org.honeylink.transport.stats;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.packet.DropReason;

/**
 * Figures of one stream at one end, all counted from the start of the session.
 *
 * @param connectionId the stream
 * @param name its name in the session
 * @param packetsSent packets of every type
 * @param packetsReceived authentic packets of every type
 * @param bytesSent whole datagrams
 * @param bytesReceived whole authentic datagrams
 * @param messagesSent messages taken by {@code send}
 * @param messagesDelivered messages handed to the listener
 * @param messagesAcknowledged messages the peer's application has safely; reliable streams only
 * @param messagesLate messages this end dropped unsent because their latency budget had passed
 * @param messagesRefused messages refused because the queue was full
 * @param dataPacketsReceived DATA packets that arrived themselves, also after they were rebuilt
 * @param packetsRebuilt DATA packets that were rebuilt by FEC before they arrived, if ever they did
 * @param packetsLost DATA packets of the peer that neither arrived nor could be rebuilt
 * @param retransmissions DATA packets sent with content that was sent before
 * @param duplicates DATA packets whose content was here already
 * @param drops datagrams not used, by reason; reasons that never occurred are absent
 * @param smoothedRttMicros smoothed round trip time; 0 before the first sample
 * @param queue what waits to be sent or, on reliable streams, to be acknowledged
 * @param sendWindow what the peer takes; empty on unreliable and silent streams
 * @param receiveWindow what this end takes; empty on unreliable and silent streams
 * @param packetsSentOfKey packets sealed since the key is in use
 * @param packetsReceivedOfKey authentic packets since then; on their way under the former key, some
 * @param sendingFec redundancy of what this end sends
 * @param receivingFec redundancy of what the peer sends
 * @param lastHeardMicros when the last authentic packet came, in the caller's clock; -1 when none
 */
public record StreamStats(
    long connectionId,
    String name,
    long packetsSent,
    long packetsReceived,
    long bytesSent,
    long bytesReceived,
    long messagesSent,
    long messagesDelivered,
    long messagesAcknowledged,
    long messagesLate,
    long messagesRefused,
    long dataPacketsReceived,
    long packetsRebuilt,
    long packetsLost,
    long retransmissions,
    long duplicates,
    Map<DropReason, Long> drops,
    long smoothedRttMicros,
    QueueStats queue,
    Optional<WindowStats> sendWindow,
    Optional<WindowStats> receiveWindow,
    long packetsSentOfKey,
    long packetsReceivedOfKey,
    FecStats sendingFec,
    FecStats receivingFec,
    long lastHeardMicros) {

  public StreamStats {
    drops = Map.copyOf(drops);
    Objects.requireNonNull(queue);
    Objects.requireNonNull(sendWindow);
    Objects.requireNonNull(receiveWindow);
  }

  /** Packets that wait to be sent or, on reliable streams, to be acknowledged. */
  public int queueDepth() {
    return queue.packets();
  }

  /** Figures of a stream on which nothing was sent and nothing came. */
  public static StreamStats silent(
      long connectionId, String name, FecScheme fec, long smoothedRttMicros, int queuePackets) {
    return new StreamStats(
        connectionId,
        name,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        Map.of(),
        smoothedRttMicros,
        QueueStats.empty(queuePackets),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        FecStats.of(fec),
        FecStats.of(fec),
        -1);
  }
}
