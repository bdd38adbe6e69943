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
import java.util.function.Supplier;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.rotation.application.OrderRotation;
import org.honeylink.control.rotation.application.RotationOrder;
import org.honeylink.control.rotation.application.Rotations;
import org.honeylink.control.rotation.domain.KeyRotation;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.control.trust.application.DeviceKeys;
import org.honeylink.web.answer.PageAnswer;
import org.honeylink.web.device.DevicePath;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.JsonBody;
import org.honeylink.web.request.JsonFields;
import org.honeylink.web.request.QueryFields;
import org.honeylink.web.security.Allowed;
import org.honeylink.web.security.Audited;
import org.jspecify.annotations.Nullable;

/** Shows, acknowledges and rotates the master of one device. */
@Path("/devices/{device_id}/keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeviceKeysResource {

  private static final int MOST_GENERATIONS = 1_000_000;

  @Inject private DeviceKeys keys;
  @Inject private OrderRotation orders;
  @Inject private Rotations rotations;
  @Inject private Caller caller;
  @Context private UriInfo uri;

  @GET
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR, Role.DEVICE})
  public DeviceKeysAnswer read(@PathParam("device_id") String deviceId) {
    DeviceId id = DevicePath.id(deviceId);
    return DeviceKeysAnswer.of(id, keys.read(caller, id));
  }

  @POST
  @Path("/ack")
  @Allowed({Role.ADMIN, Role.DEVICE})
  @Audited(category = Category.KEY_ROTATION, action = "key.acknowledge")
  @Consumes(MediaType.APPLICATION_JSON)
  public AcknowledgedAnswer acknowledge(@PathParam("device_id") String deviceId, JsonBody body) {
    DeviceId id = DevicePath.id(deviceId);
    int generation = body.read(DeviceKeysResource::generation);
    return AcknowledgedAnswer.of(keys.acknowledge(caller, id, generation));
  }

  private static Supplier<Integer> generation(JsonFields in) {
    Field<Long> generation = in.wholeNumber("generation", 1, MOST_GENERATIONS);
    return () -> generation.get().intValue();
  }

  @POST
  @Path("/rotate")
  @Allowed(Role.ADMIN)
  @Audited(category = Category.KEY_ROTATION, action = "key.rotate")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response rotate(
      @PathParam("device_id") String deviceId,
      @QueryParam("rehearse") @Nullable String rehearse,
      JsonBody body) {
    DeviceId id = DevicePath.id(deviceId);
    boolean only = Rehearse.parse(rehearse);
    RotationOrder order = body.read(RotationBody::ofOne);
    if (only) {
      return Response.ok(RehearsalAnswer.of(orders.rehearseOne(caller, id))).build();
    }
    KeyRotation begun = orders.one(caller, id, order);
    return RotationsResource.accepted(uri, begun);
  }

  @GET
  @Path("/rotations")
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR, Role.DEVICE})
  public PageAnswer<PassageAnswer> history(
      @PathParam("device_id") String deviceId,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    QueryFields in = new QueryFields();
    Field<Integer> most = in.limit(limit);
    Field<Optional<Cursor>> after = in.cursor(cursor, Cursor::parse);
    in.check();
    return PageAnswer.of(
        rotations.ofDevice(caller, DevicePath.id(deviceId), most.get(), after.get()),
        PassageAnswer::of);
  }
}
