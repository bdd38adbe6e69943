package org.honeylink.web.command;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.OptionalLong;
import java.util.UUID;
import org.honeylink.control.command.application.Commands;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.web.live.LiveCursor;
import org.honeylink.web.live.LiveStreams;
import org.honeylink.web.request.PathId;
import org.honeylink.web.security.Allowed;
import org.jspecify.annotations.Nullable;

/** How far a command is, as it goes on. */
@Path("/commands/{command_id}/events")
@RequestScoped
public class CommandEventResource {

  @Inject private Commands commands;
  @Inject private LiveStreams live;
  @Inject private Caller caller;

  /** Stays open; the live streams own the sink from here on. */
  @GET
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR})
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void follow(
      @PathParam("command_id") String commandId,
      @HeaderParam(LiveCursor.HEADER) @Nullable String lastEventId,
      @Context SseEventSink sink,
      @Context Sse sse) {
    OptionalLong seen = LiveCursor.of(lastEventId);
    UUID id = commands.told(caller, PathId.of("command", commandId)).command().id();
    live.open(
        caller,
        OptionalLong.of(seen.orElse(ProgressSource.BEFORE_ALL)),
        new ProgressSource(commands, caller, id),
        sink,
        sse);
  }
}
