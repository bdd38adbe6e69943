package org.honeylink.web.device;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.honeylink.control.device.application.DeviceFilter;
import org.honeylink.control.device.application.DeviceLife;
import org.honeylink.control.device.application.DeviceOrder;
import org.honeylink.control.device.application.Devices;
import org.honeylink.control.device.domain.Capability;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceEdit;
import org.honeylink.control.device.domain.DeviceStatus;
import org.honeylink.control.device.domain.Registration;
import org.honeylink.control.device.domain.Tags;
import org.honeylink.control.pairing.application.EnrolDevice;
import org.honeylink.control.pairing.application.Enrolment;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.web.answer.PageAnswer;
import org.honeylink.web.request.Choice;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.IfMatch;
import org.honeylink.web.request.JsonBody;
import org.honeylink.web.request.QueryFields;
import org.honeylink.web.security.Allowed;
import org.honeylink.web.security.Audited;
import org.honeylink.web.security.RefusalAudit;
import org.jspecify.annotations.Nullable;

/** Registers, lists, shows and edits devices, and takes them out of service. */
@Path("/devices")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeviceResource {

  @Inject private EnrolDevice enrolDevice;
  @Inject private Devices devices;
  @Inject private DeviceLife life;
  @Inject private Caller caller;
  @Inject private RefusalAudit refusals;
  @Context private UriInfo uri;

  @POST
  @Allowed(Role.ADMIN)
  @Audited(category = Category.DEVICE_REGISTRATION, action = "device.register")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response register(JsonBody body) {
    Registration registration = body.read(RegistrationBody::shape);
    refusals.about(registration.deviceId().value());
    Enrolment enrolment = enrolDevice.enrol(caller, registration);
    return Response.created(
            uri.getAbsolutePathBuilder().path(registration.deviceId().value()).build())
        .tag(enrolment.device().tag())
        .entity(new RegisteredAnswer(enrolment))
        .build();
  }

  @GET
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER})
  public PageAnswer<DeviceAnswer> list(
      @QueryParam("status") @Nullable String status,
      @QueryParam("capability") @Nullable String capability,
      @QueryParam("tag") @Nullable String tag,
      @QueryParam("text") @Nullable String text,
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    QueryFields in = new QueryFields();
    Field<Optional<DeviceStatus>> ofStatus =
        in.optional("status", status, Choice.of(DeviceStatus.class));
    Field<Optional<Capability>> able = in.optional("capability", capability, Capability::parse);
    Field<Optional<String>> tagged = in.optional("tag", tag, Tags::checked);
    Field<Optional<DeviceOrder>> order = in.optional("sort", sort, DeviceOrder::parse);
    Field<Optional<String>> with = in.optional("text", text, each -> each);
    Field<Integer> most = in.limit(limit);
    Field<Optional<Cursor>> after = in.cursor(cursor, Cursor::parse);
    in.check();
    DeviceFilter filter = new DeviceFilter(ofStatus.get(), able.get(), tagged.get(), with.get());
    return PageAnswer.of(
        devices.list(
            caller, filter, order.get().orElse(DeviceOrder.BY_ID), most.get(), after.get()),
        DeviceAnswer::of);
  }

  @GET
  @Path("/{device_id}")
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER, Role.DEVICE})
  public Response read(@PathParam("device_id") String deviceId) {
    return shown(devices.read(caller, DevicePath.id(deviceId)));
  }

  @PATCH
  @Path("/{device_id}")
  @Allowed({Role.ADMIN, Role.SRE, Role.DEVICE})
  @Audited(category = Category.DEVICE_REGISTRATION, action = "device.edit")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response edit(
      @PathParam("device_id") String deviceId,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      JsonBody body) {
    DeviceEdit edit = body.read(EditBody::shape);
    return shown(life.edit(caller, DevicePath.id(deviceId), edit, IfMatch.expecting(ifMatch)));
  }

  @DELETE
  @Path("/{device_id}")
  @Allowed(Role.ADMIN)
  @Audited(category = Category.DEVICE_REGISTRATION, action = "device.decommission")
  public Response decommission(
      @PathParam("device_id") String deviceId,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    life.decommission(caller, DevicePath.id(deviceId), IfMatch.expecting(ifMatch));
    return Response.noContent().build();
  }

  @POST
  @Path("/{device_id}/suspend")
  @Allowed({Role.ADMIN, Role.SRE})
  @Audited(category = Category.DEVICE_REGISTRATION, action = "device.suspend")
  public Response suspend(
      @PathParam("device_id") String deviceId,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return shown(life.suspend(caller, DevicePath.id(deviceId), IfMatch.expecting(ifMatch)));
  }

  @POST
  @Path("/{device_id}/reactivate")
  @Allowed({Role.ADMIN, Role.SRE})
  @Audited(category = Category.DEVICE_REGISTRATION, action = "device.reactivate")
  public Response reactivate(
      @PathParam("device_id") String deviceId,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return shown(life.reactivate(caller, DevicePath.id(deviceId), IfMatch.expecting(ifMatch)));
  }

  private static Response shown(Device device) {
    return Response.ok(DeviceAnswer.of(device)).tag(device.tag()).build();
  }
}
