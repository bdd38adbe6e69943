package org.honeylink.web.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.session.application.BeginSession;
import org.honeylink.control.session.application.EndSession;
import org.honeylink.control.session.application.OpenedSession;
import org.honeylink.control.session.application.RekeySessions;
import org.honeylink.control.session.application.SessionFilter;
import org.honeylink.control.session.application.SessionFilter.Order;
import org.honeylink.control.session.application.Sessions;
import org.honeylink.control.session.domain.SessionRequest;
import org.honeylink.control.session.domain.SessionState;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.transport.schedule.Tier;
import org.honeylink.web.answer.PageAnswer;
import org.honeylink.web.answer.SnakeCaseJson;
import org.honeylink.web.device.DataPlaneEndpoints;
import org.honeylink.web.request.Choice;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.JsonBody;
import org.honeylink.web.request.PathId;
import org.honeylink.web.request.QueryFields;
import org.honeylink.web.security.Allowed;
import org.honeylink.web.security.Audited;
import org.honeylink.web.security.RefusalAudit;
import org.jspecify.annotations.Nullable;

/** Opens, lists, shows, diagnoses, re-keys and closes sessions. */
@Path("/sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

  @Inject private BeginSession beginSession;
  @Inject private EndSession endSession;
  @Inject private RekeySessions rekeySessions;
  @Inject private Sessions sessions;
  @Inject private DataPlaneEndpoints endpoints;
  @Inject private Caller caller;
  @Inject private RefusalAudit refusals;
  @Context private UriInfo uri;

  @POST
  @Allowed({Role.ADMIN, Role.DEVICE})
  @Audited(category = Category.SESSION_CREATION, action = "session.open")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response open(JsonBody body) {
    SessionRequest request = body.read(SessionBody::shape);
    refusals.about(request.deviceId().value());
    // The text is made here, before the keys are wiped.
    try (OpenedSession opened = beginSession.begin(caller, request)) {
      return Response.created(
              uri.getAbsolutePathBuilder().path(opened.session().id().toString()).build())
          .entity(SnakeCaseJson.text(new OpenedAnswer(opened, endpoints)))
          .build();
    }
  }

  @GET
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER})
  public PageAnswer<SessionSummary> list(
      @QueryParam("device_id") @Nullable String deviceId,
      @QueryParam("state") @Nullable String state,
      @QueryParam("tier") @Nullable String tier,
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    QueryFields in = new QueryFields();
    Field<Optional<DeviceId>> ofDevice = in.optional("device_id", deviceId, DeviceId::new);
    Field<Optional<SessionState>> inState =
        in.optional("state", state, Choice.of(SessionState.class));
    Field<Optional<Tier>> inTier = in.optional("tier", tier, Choice.of(Tier.class));
    Field<Optional<Order>> order = in.optional("sort", sort, Choice.of(Order.class, Order::text));
    Field<Integer> most = in.limit(limit);
    Field<Optional<Cursor>> after = in.cursor(cursor, Cursor::parse);
    in.check();
    SessionFilter filter =
        new SessionFilter(
            ofDevice.get(), inState.get(), inTier.get(), order.get().orElse(Order.NEWEST));
    return PageAnswer.of(
        sessions.list(caller, filter, most.get(), after.get()), SessionSummary::of);
  }

  @GET
  @Path("/{session_id}")
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER, Role.DEVICE})
  public SessionAnswer read(@PathParam("session_id") String sessionId) {
    return SessionAnswer.of(sessions.read(caller, id(sessionId)));
  }

  @GET
  @Path("/{session_id}/diagnostics")
  @Allowed({Role.ADMIN, Role.SRE, Role.DEVICE})
  public DiagnosticsAnswer diagnose(@PathParam("session_id") String sessionId) {
    return DiagnosticsAnswer.of(sessions.diagnose(caller, id(sessionId)));
  }

  @DELETE
  @Path("/{session_id}")
  @Allowed({Role.ADMIN, Role.DEVICE})
  @Audited(category = Category.SESSION_CLOSED, action = "session.close")
  public Response close(@PathParam("session_id") String sessionId) {
    endSession.close(caller, id(sessionId));
    return Response.noContent().build();
  }

  /** The data plane begins within a second; the audit trail tells when the device has followed. */
  @POST
  @Path("/{session_id}/rekey")
  @Allowed({Role.ADMIN, Role.SRE})
  @Audited(category = Category.KEY_ROTATION, action = "session.rekey")
  public Response rekey(@PathParam("session_id") String sessionId) {
    UUID id = id(sessionId);
    return Response.accepted(RekeyShapes.Started.of(id, rekeySessions.rekey(caller, id))).build();
  }

  private static UUID id(String received) {
    return PathId.of("session", received);
  }
}
