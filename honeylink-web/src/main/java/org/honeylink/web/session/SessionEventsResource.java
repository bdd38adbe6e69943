package org.honeylink.web.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.event.application.EventText;
import org.honeylink.control.event.application.FollowEvents;
import org.honeylink.control.event.domain.EventFilter;
import org.honeylink.control.event.domain.LoggedEvent;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Topic;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.web.live.LiveCursor;
import org.honeylink.web.live.LiveMessage;
import org.honeylink.web.live.LiveSlice;
import org.honeylink.web.live.LiveSource;
import org.honeylink.web.live.LiveStreams;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.QueryFields;
import org.honeylink.web.security.Allowed;
import org.jspecify.annotations.Nullable;

/** What happens to sessions, as it happens. */
@Path("/sessions")
@RequestScoped
public class SessionEventsResource {

  @Inject private FollowEvents events;
  @Inject private EventText text;
  @Inject private LiveStreams live;
  @Inject private Caller caller;

  /** Stays open; the live streams own the sink from here on. */
  @GET
  @Path("/events")
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER, Role.DEVICE})
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void follow(
      @QueryParam("device_id") @Nullable String device,
      @QueryParam("session_id") @Nullable String session,
      @HeaderParam(LiveCursor.HEADER) @Nullable String lastEventId,
      @Context SseEventSink sink,
      @Context Sse sse) {
    QueryFields in = new QueryFields();
    Field<Optional<DeviceId>> ofDevice = in.optional("device_id", device, DeviceId::new);
    Field<Optional<UUID>> ofSession =
        in.optional("session_id", session, SessionEventsResource::sessionId);
    in.check();
    EventFilter filter =
        events.filter(
            caller,
            Set.of(Topic.SESSION),
            ofDevice.get().map(DeviceId::value),
            ofSession.get().map(UUID::toString));
    live.open(caller, LiveCursor.of(lastEventId), new Source(events, filter, text), sink, sse);
  }

  private static UUID sessionId(String received) {
    try {
      return UUID.fromString(received);
    } catch (IllegalArgumentException noId) {
      throw new ValidationFailed("", "must be the id of a session, not " + Faults.quoted(received));
    }
  }

  /** Events of sessions, each under the last word of its type, as in {@code suspended}. */
  private record Source(FollowEvents events, EventFilter filter, EventText text)
      implements LiveSource {

    @Override
    public long head() {
      return events.head();
    }

    @Override
    public LiveSlice after(long cursor, int limit) {
      return LiveSlice.of(events.after(cursor, filter, limit), this::shown);
    }

    private LiveMessage shown(LoggedEvent logged) {
      String type = logged.event().type();
      return new LiveMessage(
          logged.sequence(), type.substring(type.lastIndexOf('.') + 1), text.of(logged.event()));
    }
  }
}
