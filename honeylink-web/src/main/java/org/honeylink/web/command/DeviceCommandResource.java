package org.honeylink.web.command;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.honeylink.control.command.application.AnswerCommands;
import org.honeylink.control.command.application.Commands;
import org.honeylink.control.command.domain.CommandAnswer;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.web.answer.PageAnswer;
import org.honeylink.web.command.CommandAnswers.PendingAnswer;
import org.honeylink.web.device.DevicePath;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.JsonBody;
import org.honeylink.web.request.PathId;
import org.honeylink.web.request.QueryFields;
import org.honeylink.web.security.Allowed;
import org.honeylink.web.security.Audited;
import org.jspecify.annotations.Nullable;

/** Commands of one device, for a device that has no session to hear them on. */
@Path("/devices/{device_id}/commands")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeviceCommandResource {

  @Inject private Commands commands;
  @Inject private AnswerCommands answers;
  @Inject private Caller caller;

  @GET
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR, Role.DEVICE})
  public PageAnswer<PendingAnswer> pending(
      @PathParam("device_id") String deviceId,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    DeviceId id = DevicePath.id(deviceId);
    QueryFields in = new QueryFields();
    Field<Integer> most = in.limit(limit);
    Field<Optional<Cursor>> after = in.cursor(cursor, Cursor::parse);
    in.check();
    return PageAnswer.of(commands.pending(caller, id, most.get(), after.get()), PendingAnswer::of);
  }

  @POST
  @Path("/{command_id}/answer")
  @Allowed(Role.DEVICE)
  @Audited(category = Category.COMMAND, action = "command.answer")
  @Consumes(MediaType.APPLICATION_JSON)
  public void answer(
      @PathParam("device_id") String deviceId,
      @PathParam("command_id") String commandId,
      JsonBody body) {
    DeviceId id = DevicePath.id(deviceId);
    CommandAnswer answer = body.read(CommandBody.answer(PathId.of("command", commandId)));
    answers.one(caller, id, answer);
  }
}
