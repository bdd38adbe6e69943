package org.honeylink.web.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.audit.application.ExportAuditLog;
import org.honeylink.control.audit.application.ReadAuditLog;
import org.honeylink.control.audit.application.SearchAuditTrail;
import org.honeylink.control.audit.domain.AuditQuery;
import org.honeylink.control.audit.domain.SignedHead;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.web.answer.PageAnswer;
import org.honeylink.web.request.Choice;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.PathId;
import org.honeylink.web.request.QueryFields;
import org.honeylink.web.security.Allowed;
import org.jspecify.annotations.Nullable;

/** The audit trail. */
@Path("/audit/events")
@RequestScoped
public class AuditResource {

  private static final String JSON_LINES = "application/jsonl";

  @Inject private SearchAuditTrail trail;
  @Inject private ReadAuditLog log;
  @Inject private ExportAuditLog export;
  @Inject private Caller caller;

  @GET
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR})
  @Produces(MediaType.APPLICATION_JSON)
  public PageAnswer<AuditEventAnswer> search(
      @QueryParam("device") @Nullable String device,
      @QueryParam("category") @Nullable String category,
      @QueryParam("actor") @Nullable String actor,
      @QueryParam("outcome") @Nullable String outcome,
      @QueryParam("action") @Nullable String action,
      @QueryParam("target") @Nullable String target,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    QueryFields in = new QueryFields();
    Field<Optional<String>> ofDevice = in.optional("device", device, text -> text);
    Field<Optional<Category>> ofCategory =
        in.optional("category", category, Choice.lowerCase(Category.class));
    Field<Optional<String>> ofActor = in.optional("actor", actor, text -> text);
    Field<Optional<Outcome>> ofOutcome =
        in.optional("outcome", outcome, Choice.lowerCase(Outcome.class));
    Field<Optional<String>> ofAction = in.optional("action", action, text -> text);
    Field<Optional<String>> ofTarget = in.optional("target", target, text -> text);
    Field<Optional<Instant>> since = in.time("from", from);
    Field<Optional<Instant>> until = in.time("to", to);
    Field<Optional<UUID>> before = in.cursor(cursor, UUID::fromString);
    Field<Integer> most = in.limit(limit);
    in.check();
    AuditQuery query =
        new AuditQuery(
            ofDevice.get(),
            ofCategory.get(),
            ofActor.get(),
            ofOutcome.get(),
            ofAction.get(),
            ofTarget.get(),
            since.get(),
            until.get(),
            before.get(),
            most.get());
    return PageAnswer.of(trail.search(caller, query), AuditEventAnswer::of);
  }

  @GET
  @Path("/{event_id}")
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR})
  @Produces(MediaType.APPLICATION_JSON)
  public AuditEventAnswer read(@PathParam("event_id") String eventId) {
    return AuditEventAnswer.of(log.event(caller, id(eventId)));
  }

  /** That the event is under the newest signed head. */
  @GET
  @Path("/{event_id}/proof")
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR})
  @Produces(MediaType.APPLICATION_JSON)
  public ProofAnswer prove(@PathParam("event_id") String eventId) {
    return ProofAnswer.of(log.prove(caller, id(eventId)));
  }

  private static UUID id(String received) {
    return PathId.of("audit event", received);
  }

  /** Events of a time range as a file that verifies alone; streamed. */
  @GET
  @Path("/export")
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR})
  @Produces(JSON_LINES)
  public Response export(
      @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
    QueryFields in = new QueryFields();
    Field<Optional<Instant>> since = in.time("from", from);
    Field<Optional<Instant>> until = in.time("to", to);
    in.check();
    SignedHead head = log.head();
    Caller asking = caller;
    StreamingOutput file = out -> export.export(asking, head, since.get(), until.get(), out);
    return Response.ok(file)
        .header("Content-Disposition", "attachment; filename=\"audit.jsonl\"")
        .build();
  }
}
