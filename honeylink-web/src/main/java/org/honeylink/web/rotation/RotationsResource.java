package org.honeylink.web.rotation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import org.honeylink.control.rotation.application.OrderRotation;
import org.honeylink.control.rotation.application.RotationOrder;
import org.honeylink.control.rotation.application.Rotations;
import org.honeylink.control.rotation.domain.KeyRotation;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.web.answer.PageAnswer;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.JsonBody;
import org.honeylink.web.request.PathId;
import org.honeylink.web.request.QueryFields;
import org.honeylink.web.security.Allowed;
import org.honeylink.web.security.Audited;
import org.jspecify.annotations.Nullable;

/** Rotates the masters of many devices in one run, and shows how far runs are. */
@Path("/keys/rotations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RotationsResource {

  @Inject private OrderRotation orders;
  @Inject private Rotations rotations;
  @Inject private Caller caller;
  @Context private UriInfo uri;

  @POST
  @Allowed(Role.ADMIN)
  @Audited(category = Category.KEY_ROTATION, action = "key.rotate")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response rotate(@QueryParam("rehearse") @Nullable String rehearse, JsonBody body) {
    boolean only = Rehearse.parse(rehearse);
    RotationOrder order = body.read(RotationBody::ofMany);
    if (only) {
      return Response.ok(RehearsalAnswer.of(orders.rehearseMany(caller, order))).build();
    }
    return accepted(uri, orders.many(caller, order));
  }

  @GET
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR})
  public PageAnswer<RotationAnswer> list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    QueryFields in = new QueryFields();
    Field<Integer> most = in.limit(limit);
    Field<Optional<Cursor>> after = in.cursor(cursor, Cursor::parse);
    in.check();
    return PageAnswer.of(rotations.list(caller, most.get(), after.get()), RotationAnswer::of);
  }

  @GET
  @Path("/{rotation_id}")
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR})
  public RotationAnswer read(@PathParam("rotation_id") String rotationId) {
    return RotationAnswer.of(rotations.read(caller, id(rotationId)));
  }

  /** Says where the progress of a rotation is. */
  static Response accepted(UriInfo uri, KeyRotation begun) {
    return Response.accepted(AcceptedAnswer.of(begun))
        .location(
            uri.getBaseUriBuilder().path("keys/rotations").path(begun.id().toString()).build())
        .build();
  }

  private static UUID id(String received) {
    return PathId.of("rotation", received);
  }
}
