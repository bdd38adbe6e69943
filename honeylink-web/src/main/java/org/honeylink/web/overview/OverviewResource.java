package org.honeylink.web.overview;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.web.security.Allowed;

/** The console's first screen, once and live. */
@Path("/overview")
@RequestScoped
public class OverviewResource {

  @Inject private OverviewReader reader;
  @Inject private OverviewFeed feed;
  @Inject private Caller caller;

  @GET
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER})
  @Produces(MediaType.APPLICATION_JSON)
  public OverviewAnswer read() {
    return reader.read(caller);
  }

  /** Stays open; the feed owns the sink from here on. */
  @GET
  @Path("/events")
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER})
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void follow(@Context SseEventSink sink, @Context Sse sse) {
    feed.open(caller, sink, sse);
  }
}
