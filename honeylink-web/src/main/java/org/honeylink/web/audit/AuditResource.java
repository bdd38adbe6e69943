package org.honeylink.web.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.audit.application.SearchAuditTrail;
import org.honeylink.control.audit.domain.AuditQuery;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.web.answer.PageAnswer;
import org.honeylink.web.request.Choice;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.QueryFields;
import org.honeylink.web.security.Allowed;
import org.jspecify.annotations.Nullable;

/** The audit trail. */
@Path("/audit/events")
@RequestScoped
public class AuditResource {

  @Inject private SearchAuditTrail trail;
  @Inject private Caller caller;

  @GET
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR})
  @Produces(MediaType.APPLICATION_JSON)
  public PageAnswer<AuditEventAnswer> search(
      @QueryParam("device") @Nullable String device,
      @QueryParam("category") @Nullable String category,
      @QueryParam("actor") @Nullable String actor,
      @QueryParam("outcome") @Nullable String outcome,
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
            since.get(),
            until.get(),
            before.get(),
            most.get());
    return PageAnswer.of(trail.search(caller, query), AuditEventAnswer::of);
  }
}
