package org.honeylink.sdk.session;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.honeylink.sdk.api.Answer;

/**
 * A session as the server sees it.
 *
 * @param state as in {@code ACTIVE}
 */
public record SessionDetail(
    UUID sessionId, String deviceId, String state, Instant expiresAt, List<StreamDetail> streams) {

  public SessionDetail {
    streams = List.copyOf(streams);
  }

  /** Reads the answer of {@code GET /sessions/{id}}. */
  public static SessionDetail of(Answer answer) {
    return new SessionDetail(
        answer.parsed("session_id", "a UUID", UUID::fromString),
        answer.text("device_id"),
        answer.text("state"),
        answer.time("expires_at"),
        answer.objects("streams").stream().map(StreamDetail::of).toList());
  }

  boolean isClosed() {
    return state.equals("CLOSED");
  }

  /**
   * One stream.
   *
   * @param keyEpoch grows when the server changes the keys
   */
  public record StreamDetail(UUID streamId, String name, int keyEpoch, StreamFigures figures) {

    static StreamDetail of(Answer answer) {
      return new StreamDetail(
          answer.parsed("stream_id", "a UUID", UUID::fromString),
          answer.text("name"),
          Math.toIntExact(answer.number("key_epoch")),
          StreamFigures.of(answer.object("figures")));
    }
  }
}
