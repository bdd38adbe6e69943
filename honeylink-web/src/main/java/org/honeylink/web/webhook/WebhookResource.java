package org.honeylink.web.webhook;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.control.trust.application.WebhookSigner;
import org.honeylink.control.webhook.application.Endpoints;
import org.honeylink.control.webhook.application.TestDelivery;
import org.honeylink.control.webhook.application.WebhookRules;
import org.honeylink.control.webhook.application.Webhooks;
import org.honeylink.control.webhook.domain.Webhook;
import org.honeylink.control.webhook.domain.WebhookChange;
import org.honeylink.web.answer.PageAnswer;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.JsonBody;
import org.honeylink.web.request.PathId;
import org.honeylink.web.request.QueryFields;
import org.honeylink.web.security.Allowed;
import org.honeylink.web.security.Audited;
import org.jspecify.annotations.Nullable;

/** Endpoints outside that hear of events. */
@Path("/webhooks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class WebhookResource {

  @Inject private Webhooks webhooks;
  @Inject private TestDelivery tests;
  @Inject private Endpoints endpoints;
  @Inject private WebhookRules rules;
  @Inject private WebhookSigner signer;
  @Inject private InstantSource clock;
  @Inject private Caller caller;
  @Context private UriInfo uri;

  @POST
  @Allowed({Role.ADMIN, Role.SRE})
  @Audited(category = Category.CONFIGURATION, action = "webhook.create")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(JsonBody body) {
    WebhookBody wanted = body.read(in -> WebhookBody.shape(in, endpoints));
    Webhook created =
        webhooks.create(
            caller, wanted.url(), wanted.kinds(), wanted.description(), wanted.active());
    return Response.created(uri.getAbsolutePathBuilder().path(created.id().toString()).build())
        .entity(answer(created))
        .build();
  }

  @GET
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR})
  public PageAnswer<WebhookAnswer> list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    QueryFields in = new QueryFields();
    Field<Integer> most = in.limit(limit);
    Field<Optional<Cursor>> after = in.cursor(cursor, Cursor::parse);
    in.check();
    return PageAnswer.of(webhooks.list(caller, most.get(), after.get()), this::answer);
  }

  /** For receivers, who have no account. */
  @GET
  @Path("/signing-key")
  @PermitAll
  public SigningKeyAnswer signingKey() {
    return SigningKeyAnswer.of(signer);
  }

  @GET
  @Path("/{webhook_id}")
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR})
  public WebhookAnswer read(@PathParam("webhook_id") String webhookId) {
    return answer(webhooks.read(caller, id(webhookId)));
  }

  @PATCH
  @Path("/{webhook_id}")
  @Allowed({Role.ADMIN, Role.SRE})
  @Audited(category = Category.CONFIGURATION, action = "webhook.change")
  @Consumes(MediaType.APPLICATION_JSON)
  public WebhookAnswer change(@PathParam("webhook_id") String webhookId, JsonBody body) {
    WebhookChange change = body.read(in -> WebhookBody.change(in, endpoints));
    return answer(webhooks.change(caller, id(webhookId), change));
  }

  @DELETE
  @Path("/{webhook_id}")
  @Allowed({Role.ADMIN, Role.SRE})
  @Audited(category = Category.CONFIGURATION, action = "webhook.remove")
  public void remove(@PathParam("webhook_id") String webhookId) {
    webhooks.remove(caller, id(webhookId));
  }

  /** Answers when the endpoint has, or ten seconds are over. */
  @POST
  @Path("/{webhook_id}/test")
  @Allowed({Role.ADMIN, Role.SRE})
  @Audited(category = Category.CONFIGURATION, action = "webhook.test")
  public DeliveryAnswer test(@PathParam("webhook_id") String webhookId) {
    return DeliveryAnswer.of(tests.send(caller, id(webhookId)));
  }

  private WebhookAnswer answer(Webhook webhook) {
    return WebhookAnswer.of(webhook, rules.retry(), clock.instant());
  }

  private static UUID id(String received) {
    return PathId.of("webhook", received);
  }
}
