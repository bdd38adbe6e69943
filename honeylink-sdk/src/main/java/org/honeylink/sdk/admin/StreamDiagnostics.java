package org.honeylink.sdk.admin;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import org.honeylink.sdk.api.Answer;

/**
 * What the server's data plane does for one stream. Everything from {@code counters} on is empty
 * when the session is not carried by the node that answered.
 *
 * @param mode {@code reliable} or {@code unreliable}
 * @param priority 0 (lowest) to 7
 * @param keyEpoch grows when the server has restarted
 * @param queue of messages to the device
 * @param sendWindow what the device takes; empty on unreliable and silent streams
 * @param receiveWindow what the server takes; empty on unreliable and silent streams
 * @param uplink error correction of what the device sends
 * @param downlink error correction of what the server sends
 */
public record StreamDiagnostics(
    UUID streamId,
    String name,
    String mode,
    int priority,
    int keyEpoch,
    Optional<Counters> counters,
    Optional<Queue> queue,
    Optional<Window> sendWindow,
    Optional<Window> receiveWindow,
    Optional<Fec> uplink,
    Optional<Fec> downlink) {

  public StreamDiagnostics {
    Objects.requireNonNull(counters);
    Objects.requireNonNull(queue);
    Objects.requireNonNull(sendWindow);
    Objects.requireNonNull(receiveWindow);
    Objects.requireNonNull(uplink);
    Objects.requireNonNull(downlink);
  }

  static StreamDiagnostics of(Answer answer) {
    Optional<Answer> fec = answer.optionalObject("fec_state");
    return new StreamDiagnostics(
        answer.parsed("stream_id", "a UUID", UUID::fromString),
        answer.text("name"),
        answer.text("mode"),
        Math.toIntExact(answer.number("priority")),
        Math.toIntExact(answer.number("key_epoch")),
        answer.optionalObject("counters").map(Counters::of),
        answer.optionalObject("queue").map(Queue::of),
        answer.optionalObject("send_window").map(Window::of),
        answer.optionalObject("receive_window").map(Window::of),
        fec.map(both -> Fec.of(both.object("uplink"))),
        fec.map(both -> Fec.of(both.object("downlink"))));
  }

  /**
   * Counted by the server since it opened or restored the session.
   *
   * @param bytesSent whole datagrams
   * @param bytesReceived whole authentic datagrams
   * @param packetsSentOfKey sealed since the key is in use
   * @param packetsReceivedOfKey authentic ones since the key is in use
   * @param messagesAcknowledged that the device has safely; empty on unreliable streams
   * @param messagesLate that waited too long to be sent; empty on reliable streams
   * @param messagesRefused for which the queue had no room
   * @param packetsRebuilt with data, that did not arrive and were rebuilt
   * @param packetsLost with data, that neither arrived nor could be rebuilt
   * @param drops by reason as in {@code replayed}; reasons that never occurred are absent
   */
  public record Counters(
      long packetsSent,
      long packetsReceived,
      long bytesSent,
      long bytesReceived,
      long packetsSentOfKey,
      long packetsReceivedOfKey,
      long messagesSent,
      long messagesDelivered,
      OptionalLong messagesAcknowledged,
      OptionalLong messagesLate,
      long messagesRefused,
      long dataPacketsReceived,
      long packetsRebuilt,
      long packetsLost,
      long duplicates,
      long retransmissions,
      Map<String, Long> drops) {

    public Counters {
      drops = Map.copyOf(drops);
    }

    static Counters of(Answer answer) {
      return new Counters(
          answer.number("packets_sent"),
          answer.number("packets_received"),
          answer.number("bytes_sent"),
          answer.number("bytes_received"),
          answer.number("packets_sent_of_key"),
          answer.number("packets_received_of_key"),
          answer.number("messages_sent"),
          answer.number("messages_delivered"),
          answer.optionalNumber("messages_acknowledged"),
          answer.optionalNumber("messages_late"),
          answer.number("messages_refused"),
          answer.number("data_packets_received"),
          answer.number("packets_rebuilt"),
          answer.number("packets_lost"),
          answer.number("duplicates"),
          answer.number("retransmissions"),
          answer.numbers("drops"));
    }
  }

  /**
   * What the server keeps for sending.
   *
   * @param bytes of the messages
   * @param packets they take; the limit is of these
   * @param backpressure whether the sender was told to wait and not yet to go on
   */
  public record Queue(
      int messages, long bytes, int packets, int limitPackets, boolean backpressure) {

    static Queue of(Answer answer) {
      return new Queue(
          Math.toIntExact(answer.number("messages")),
          answer.number("bytes"),
          Math.toIntExact(answer.number("packets")),
          Math.toIntExact(answer.number("limit_packets")),
          answer.flag("backpressure"));
    }
  }

  /** Flow control in one direction: what messages may cost their receiver, and do. */
  public record Window(long limitBytes, long usedBytes) {

    static Window of(Answer answer) {
      return new Window(answer.number("limit_bytes"), answer.number("used_bytes"));
    }
  }

  /**
   * Error correction in one direction; empty is what was not measured.
   *
   * @param dataShards of a full block
   * @param parityShards of a full block; 0 when there is no error correction
   * @param loss share of packets lost before repair
   * @param meanBurst average run of losses, packets
   * @param residualLoss share of packets with data that stayed lost
   */
  public record Fec(
      int dataShards,
      int parityShards,
      OptionalDouble loss,
      OptionalDouble meanBurst,
      OptionalDouble residualLoss) {

    static Fec of(Answer answer) {
      return new Fec(
          Math.toIntExact(answer.number("data_shards")),
          Math.toIntExact(answer.number("parity_shards")),
          answer.optionalDecimal("loss"),
          answer.optionalDecimal("mean_burst"),
          answer.optionalDecimal("residual_loss"));
    }
  }
}
