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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.command.application.CommandFilter;
import org.honeylink.control.command.application.CommandOrder;
import org.honeylink.control.command.application.CommandReport;
import org.honeylink.control.command.application.Commands;
import org.honeylink.control.command.application.OrderCommands;
import org.honeylink.control.command.domain.CommandName;
import org.honeylink.control.command.domain.CommandStatus;
import org.honeylink.control.command.domain.TargetState;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.web.answer.PageAnswer;
import org.honeylink.web.command.CommandAnswers.CommandAnswer;
import org.honeylink.web.command.CommandAnswers.TargetAnswer;
import org.honeylink.web.request.Choice;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.JsonBody;
import org.honeylink.web.request.PathId;
import org.honeylink.web.request.QueryFields;
import org.honeylink.web.security.Allowed;
import org.honeylink.web.security.Audited;
import org.jspecify.annotations.Nullable;

/** Commands to many devices: order, read, cancel. */
@Path("/commands")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CommandResource {

  @Inject private OrderCommands orders;
  @Inject private Commands commands;
  @Inject private Caller caller;
  @Context private UriInfo uri;

  @POST
  @Allowed({Role.ADMIN, Role.SRE})
  @Audited(category = Category.COMMAND, action = "command.create")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response order(JsonBody body) {
    CommandOrder order = body.read(CommandBody.order(Optional.empty()));
    CommandReport ordered = orders.order(caller, order);
    return Response.accepted(CommandAnswer.of(ordered))
        .location(uri.getAbsolutePathBuilder().path(ordered.command().id().toString()).build())
        .build();
  }

  @GET
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR})
  public PageAnswer<CommandAnswer> list(
      @QueryParam("status") @Nullable String status,
      @QueryParam("name") @Nullable String name,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    QueryFields in = new QueryFields();
    Field<Optional<CommandStatus>> only =
        in.optional("status", status, Choice.of(CommandStatus.class));
    Field<Optional<CommandName>> named = in.optional("name", name, CommandName::new);
    Field<Integer> most = in.limit(limit);
    Field<Optional<Cursor>> after = in.cursor(cursor, Cursor::parse);
    in.check();
    return PageAnswer.of(
        commands.list(caller, new CommandFilter(only.get(), named.get()), most.get(), after.get()),
        CommandAnswer::of);
  }

  @GET
  @Path("/{command_id}")
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR})
  public CommandAnswer read(@PathParam("command_id") String commandId) {
    return CommandAnswer.of(commands.read(caller, id(commandId)));
  }

  @GET
  @Path("/{command_id}/targets")
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR})
  public PageAnswer<TargetAnswer> targets(
      @PathParam("command_id") String commandId,
      @QueryParam("state") @Nullable String state,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    QueryFields in = new QueryFields();
    Field<Optional<TargetState>> only = in.optional("state", state, Choice.of(TargetState.class));
    Field<Integer> most = in.limit(limit);
    Field<Optional<Cursor>> after = in.cursor(cursor, Cursor::parse);
    in.check();
    return PageAnswer.of(
        commands.targets(caller, id(commandId), only.get(), most.get(), after.get()),
        TargetAnswer::of);
  }

  @POST
  @Path("/{command_id}/cancel")
  @Allowed({Role.ADMIN, Role.SRE})
  @Audited(category = Category.COMMAND, action = "command.cancel")
  public CommandAnswer cancel(@PathParam("command_id") String commandId) {
    return CommandAnswer.of(orders.cancel(caller, id(commandId)));
  }

  private static UUID id(String received) {
    return PathId.of("command", received);
  }
}
