package org.honeylink.sdk.admin;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.honeylink.sdk.api.Answer;

/**
 * What the server's data plane does for a session, as the node that answered sees it.
 *
 * @param state as in {@code ACTIVE}
 * @param closeReason empty while it is open
 * @param carried whether that node carries the session; without that nothing is known of path,
 *     drops, and what streams do
 * @param drops datagrams that could not be told to a stream, by reason as in {@code malformed}
 */
public record SessionDiagnostics(
    UUID sessionId,
    String deviceId,
    String state,
    Optional<String> closeReason,
    boolean carried,
    Optional<Path> path,
    Map<String, Long> drops,
    List<StreamDiagnostics> streams) {

  public SessionDiagnostics {
    Objects.requireNonNull(closeReason);
    Objects.requireNonNull(path);
    drops = Map.copyOf(drops);
    streams = List.copyOf(streams);
  }

  static SessionDiagnostics of(Answer answer) {
    return new SessionDiagnostics(
        answer.parsed("session_id", "a UUID", UUID::fromString),
        answer.text("device_id"),
        answer.text("state"),
        answer.optionalText("close_reason"),
        answer.flag("carried"),
        answer.optionalObject("path").map(Path::of),
        answer.numbers("drops"),
        answer.objects("streams").stream().map(StreamDiagnostics::of).toList());
  }

  /**
   * The path from the server to the device; empty is what is not known.
   *
   * @param carrier {@code udp} or {@code quic}; empty until the device was heard
   * @param proven whether the device answered a challenge from where it is sent to
   * @param provingRttMicros round trip of that challenge
   * @param smoothedRttMicros by data that the server sent; empty while only the device sends, as
   *     the next two
   * @param datagramBytes largest datagram that carries content
   * @param slowStartThresholdBytes empty before the first congestion
   * @param congestionState as in {@code SLOW_START}
   * @param pacingBitsPerSecond empty while nothing is paced
   */
  public record Path(
      Optional<String> carrier,
      boolean proven,
      OptionalLong provingRttMicros,
      OptionalLong smoothedRttMicros,
      OptionalLong minimumRttMicros,
      OptionalLong rttVariationMicros,
      int datagramBytes,
      long congestionWindowBytes,
      long bytesInFlight,
      OptionalLong slowStartThresholdBytes,
      String congestionState,
      OptionalLong pacingBitsPerSecond) {

    static Path of(Answer answer) {
      return new Path(
          answer.optionalText("carrier"),
          answer.flag("proven"),
          answer.optionalNumber("proving_rtt_micros"),
          answer.optionalNumber("smoothed_rtt_micros"),
          answer.optionalNumber("minimum_rtt_micros"),
          answer.optionalNumber("rtt_variation_micros"),
          Math.toIntExact(answer.number("datagram_bytes")),
          answer.number("congestion_window_bytes"),
          answer.number("bytes_in_flight"),
          answer.optionalNumber("slow_start_threshold_bytes"),
          answer.text("congestion_state"),
          answer.optionalNumber("pacing_bits_per_second"));
    }
  }
}
