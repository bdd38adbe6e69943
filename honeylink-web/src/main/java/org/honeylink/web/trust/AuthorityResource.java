package org.honeylink.web.trust;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.trust.application.AuthorityMoves;
import org.honeylink.control.trust.application.AuthorityReport;
import org.honeylink.control.trust.application.RollOver;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.QueryFields;
import org.honeylink.web.security.Allowed;
import org.honeylink.web.security.Audited;
import org.jspecify.annotations.Nullable;

/** Shows the issuing authorities and moves them along their lives. */
@Path("/pki/authorities")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuthorityResource {

  @Inject private AuthorityMoves moves;
  @Inject private RollOver rollOver;
  @Inject private Caller caller;

  /** Those that are not retired: devices see here that theirs is tainted. */
  @GET
  @PermitAll
  public AuthoritiesAnswer list() {
    return new AuthoritiesAnswer(
        moves.published(caller).stream().map(AuthorityAnswer::of).toList());
  }

  /** All authorities that are not retired. */
  public record AuthoritiesAnswer(List<AuthorityAnswer> items) {}

  @POST
  @Allowed(Role.ADMIN)
  @Audited(category = Category.CERTIFICATE, action = "authority.prepare")
  public Response prepare() {
    return Response.status(Response.Status.CREATED)
        .entity(AuthorityAnswer.of(rollOver.prepare(caller)))
        .build();
  }

  @POST
  @Path("/{authority}/activate")
  @Allowed(Role.ADMIN)
  @Audited(category = Category.CERTIFICATE, action = "authority.activate")
  public AuthorityAnswer activate(@PathParam("authority") String authority) {
    return answer(rollOver.activate(caller, AuthorityPath.id(authority)));
  }

  @POST
  @Path("/{authority}/taint")
  @Allowed(Role.ADMIN)
  @Audited(category = Category.CERTIFICATE, action = "authority.taint")
  public AuthorityAnswer taint(@PathParam("authority") String authority) {
    return answer(rollOver.taint(caller, AuthorityPath.id(authority)));
  }

  @POST
  @Path("/{authority}/retire")
  @Allowed(Role.ADMIN)
  @Audited(category = Category.CERTIFICATE, action = "authority.retire")
  public AuthorityAnswer retire(
      @PathParam("authority") String authority, @QueryParam("force") @Nullable String force) {
    QueryFields in = new QueryFields();
    Field<Optional<Boolean>> forced = in.optional("force", force, AuthorityResource::truth);
    in.check();
    return answer(rollOver.retire(caller, AuthorityPath.id(authority), forced.get().orElse(false)));
  }

  private static Boolean truth(String received) {
    return switch (received) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new ValidationFailed("", "must be true or false");
    };
  }

  private static AuthorityAnswer answer(AuthorityReport report) {
    return AuthorityAnswer.of(report);
  }
}
