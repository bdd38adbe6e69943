package org.honeylink.sdk.admin;

import java.time.Instant;
import java.util.UUID;
import org.honeylink.sdk.api.Answer;

/**
 * A session in a list.
 *
 * @param state as in {@code ACTIVE}
 */
public record SessionSummary(
    UUID sessionId,
    String deviceId,
    String state,
    Instant createdAt,
    Instant expiresAt,
    int streamCount) {

  static SessionSummary of(Answer answer) {
    return new SessionSummary(
        answer.parsed("session_id", "a UUID", UUID::fromString),
        answer.text("device_id"),
        answer.text("state"),
        answer.time("created_at"),
        answer.time("expires_at"),
        Math.toIntExact(answer.number("stream_count")));
  }
}
