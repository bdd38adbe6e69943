package org.honeylink.web.event;

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
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.honeylink.control.event.application.EventText;
import org.honeylink.control.event.application.FollowEvents;
import org.honeylink.control.event.domain.EventFilter;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Topic;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.web.live.LiveCursor;
import org.honeylink.web.live.LiveStreams;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.QueryFields;
import org.honeylink.web.security.Allowed;
import org.jspecify.annotations.Nullable;

/** All topics as one live stream. */
@Path("/events")
@RequestScoped
public class EventResource {

  @Inject private FollowEvents events;
  @Inject private EventText text;
  @Inject private LiveStreams live;
  @Inject private Caller caller;

  /** Stays open; the live streams own the sink from here on. */
  @GET
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER, Role.DEVICE})
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void follow(
      @QueryParam("topic") @Nullable String topic,
      @QueryParam("device_id") @Nullable String device,
      @QueryParam("session_id") @Nullable String session,
      @HeaderParam(LiveCursor.HEADER) @Nullable String lastEventId,
      @Context SseEventSink sink,
      @Context Sse sse) {
    QueryFields in = new QueryFields();
    Field<Optional<Set<Topic>>> topics = in.optional("topic", topic, EventResource::topics);
    Field<Optional<String>> ofDevice = in.optional("device_id", device, each -> each);
    Field<Optional<String>> ofSession = in.optional("session_id", session, each -> each);
    in.check();
    EventFilter filter =
        events.filter(caller, topics.get().orElse(Set.of()), ofDevice.get(), ofSession.get());
    live.open(caller, LiveCursor.of(lastEventId), new TopicSource(events, filter, text), sink, sse);
  }

  private static Set<Topic> topics(String list) {
    return Arrays.stream(list.split(",", -1)).map(EventResource::topic).collect(Collectors.toSet());
  }

  private static Topic topic(String address) {
    return Arrays.stream(Topic.values())
        .filter(topic -> topic.address().equals(address))
        .findFirst()
        .orElseThrow(
            () ->
                new ValidationFailed(
                    "",
                    "must be topics such as honeylink.device, separated by commas, not "
                        + Faults.quoted(address)));
  }
}
