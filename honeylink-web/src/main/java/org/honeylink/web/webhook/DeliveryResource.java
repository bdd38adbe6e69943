package org.honeylink.web.webhook;

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
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.control.webhook.application.Webhooks;
import org.honeylink.control.webhook.domain.Delivery;
import org.honeylink.web.answer.PageAnswer;
import org.honeylink.web.request.Choice;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.PathId;
import org.honeylink.web.request.QueryFields;
import org.honeylink.web.security.Allowed;
import org.honeylink.web.security.Audited;
import org.jspecify.annotations.Nullable;

/** What was, is and will be delivered to one endpoint. */
@Path("/webhooks/{webhook_id}/deliveries")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeliveryResource {

  @Inject private Webhooks webhooks;
  @Inject private Caller caller;

  @GET
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR})
  public PageAnswer<DeliveryAnswer> list(
      @PathParam("webhook_id") String webhookId,
      @QueryParam("state") @Nullable String state,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    QueryFields in = new QueryFields();
    Field<Optional<Delivery.State>> wanted =
        in.optional("state", state, Choice.of(Delivery.State.class));
    Field<Integer> most = in.limit(limit);
    Field<Optional<Cursor>> before = in.cursor(cursor, Cursor::parse);
    in.check();
    return PageAnswer.of(
        webhooks.deliveries(caller, webhook(webhookId), wanted.get(), most.get(), before.get()),
        DeliveryAnswer::of);
  }

  @POST
  @Path("/{delivery_id}/redeliver")
  @Allowed({Role.ADMIN, Role.SRE})
  @Audited(category = Category.CONFIGURATION, action = "webhook.redeliver")
  public Response redeliver(
      @PathParam("webhook_id") String webhookId, @PathParam("delivery_id") String deliveryId) {
    Delivery again =
        webhooks.redeliver(caller, webhook(webhookId), PathId.of("delivery", deliveryId));
    return Response.accepted(DeliveryAnswer.of(again)).build();
  }

  private static UUID webhook(String received) {
    return PathId.of("webhook", received);
  }
}
