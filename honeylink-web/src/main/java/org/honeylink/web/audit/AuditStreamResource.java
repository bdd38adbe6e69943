package org.honeylink.web.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.honeylink.control.audit.application.FollowAuditLog;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.web.answer.SnakeCaseJson;
import org.honeylink.web.live.LiveCursor;
import org.honeylink.web.live.LiveMessage;
import org.honeylink.web.live.LiveSlice;
import org.honeylink.web.live.LiveSource;
import org.honeylink.web.live.LiveStreams;
import org.honeylink.web.security.Allowed;
import org.jspecify.annotations.Nullable;

/** The audit trail as it grows, in the order of the log. */
@Path("/audit/stream")
@RequestScoped
public class AuditStreamResource {

  @Inject private FollowAuditLog log;
  @Inject private LiveStreams live;
  @Inject private Caller caller;

  /** Stays open; the live streams own the sink from here on. */
  @GET
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR})
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void follow(
      @HeaderParam(LiveCursor.HEADER) @Nullable String lastEventId,
      @Context SseEventSink sink,
      @Context Sse sse) {
    Source source = new Source(log, caller.tenantId());
    live.open(caller, LiveCursor.of(lastEventId), source, sink, sse);
  }

  /** A cursor is the number of leaves that the client has behind it. */
  private record Source(FollowAuditLog log, String tenantId) implements LiveSource {

    @Override
    public long head() {
      return log.head();
    }

    @Override
    public LiveSlice after(long cursor, int limit) {
      FollowAuditLog.Slice slice = log.after(tenantId, cursor, limit);
      return new LiveSlice(
          slice.events().stream()
              .map(
                  each ->
                      new LiveMessage(
                          each.leafIndex() + 1,
                          "audit",
                          SnakeCaseJson.text(AuditEventAnswer.of(each.event()))))
              .toList(),
          slice.position(),
          slice.gone());
    }
  }
}
