package org.honeylink.sdk.session;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.crypto.agreement.Hpke.Sealed;
import org.honeylink.crypto.agreement.X25519PublicKey;
import org.honeylink.crypto.keys.RekeyNotice;
import org.honeylink.sdk.api.Answer;
import org.honeylink.transport.connection.StreamTuning;
import org.honeylink.transport.fec.FecScheme;

/**
 * A session as the server sees it.
 *
 * @param state as in {@code ACTIVE}
 * @param settingsVersion grows with each change that the device has to follow
 * @param held whether an operator has suspended it: nothing is to be sent
 * @param rekey how the device comes to the keys that the session changes to, if it does
 */
public record SessionDetail(
    UUID sessionId,
    String deviceId,
    String state,
    Instant expiresAt,
    int settingsVersion,
    boolean held,
    List<StreamDetail> streams,
    Optional<RekeyNotice> rekey) {

  public SessionDetail {
    streams = List.copyOf(streams);
    Objects.requireNonNull(rekey);
  }

  /** Reads the answer of {@code GET /sessions/{id}}. */
  public static SessionDetail of(Answer answer) {
    return new SessionDetail(
        answer.parsed("session_id", "a UUID", UUID::fromString),
        answer.text("device_id"),
        answer.text("state"),
        answer.time("expires_at"),
        Math.toIntExact(answer.number("settings_version")),
        answer.optionalText("suspend_reason").equals(Optional.of("operator")),
        answer.objects("streams").stream().map(StreamDetail::of).toList(),
        answer.has("rekey") ? Optional.of(rekey(answer.object("rekey"))) : Optional.empty());
  }

  private static RekeyNotice rekey(Answer answer) {
    return new RekeyNotice(
        Math.toIntExact(answer.number("number")),
        Math.toIntExact(answer.number("generation")),
        X25519PublicKey.of(answer.bytes("server_ephemeral_key")),
        answer.has("device_master")
            ? Optional.of(master(answer.object("device_master")))
            : Optional.empty());
  }

  private static Sealed master(Answer answer) {
    return new Sealed(answer.bytes("hpke_enc"), answer.bytes("hpke_ciphertext"));
  }

  boolean isClosed() {
    return state.equals("CLOSED");
  }

  /**
   * One stream.
   *
   * @param keyEpoch grows when the server changes the keys
   * @param tuning its priority, bandwidth and least redundancy
   */
  public record StreamDetail(
      UUID streamId, String name, int keyEpoch, StreamTuning tuning, StreamFigures figures) {

    static StreamDetail of(Answer answer) {
      return new StreamDetail(
          answer.parsed("stream_id", "a UUID", UUID::fromString),
          answer.text("name"),
          Math.toIntExact(answer.number("key_epoch")),
          tuning(answer),
          StreamFigures.of(answer.object("figures")));
    }

    private static StreamTuning tuning(Answer answer) {
      Answer fec = answer.object("fec");
      return new StreamTuning(
          Math.toIntExact(answer.number("priority")),
          Bandwidth.kbps(answer.object("qos").number("bandwidth_kbps")).bitsPerSecond(),
          new FecScheme(
              Math.toIntExact(fec.number("data_shards")),
              Math.toIntExact(fec.number("parity_shards"))));
    }
  }
}
