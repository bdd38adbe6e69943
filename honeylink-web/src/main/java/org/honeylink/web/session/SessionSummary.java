package org.honeylink.web.session;

import java.time.Instant;
import java.util.UUID;
import org.honeylink.control.session.domain.CloseCause;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.session.domain.SuspendCause;
import org.jspecify.annotations.Nullable;

/** A session as a list shows it. */
public record SessionSummary(
    UUID sessionId,
    String deviceId,
    String state,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant closedAt,
    @Nullable String closeReason,
    @Nullable String suspendReason,
    int streamCount) {

  static SessionSummary of(Session session) {
    return new SessionSummary(
        session.id(),
        session.deviceId().value(),
        session.state().name(),
        session.createdAt(),
        session.expiresAt(),
        session.closedAt().orElse(null),
        session.closeCause().map(CloseCause::text).orElse(null),
        session.suspendCause().map(SuspendCause::text).orElse(null),
        session.streamCount());
  }
}
