package org.honeylink.web.discovery;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.honeylink.control.discovery.application.Discovery;
import org.honeylink.control.discovery.application.DiscoveryFilter;
import org.honeylink.control.discovery.domain.Standing;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.web.answer.PageAnswer;
import org.honeylink.web.request.Choice;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.QueryFields;
import org.honeylink.web.security.Allowed;
import org.honeylink.web.security.Audited;
import org.jspecify.annotations.Nullable;

/** Shows whom this node hears on its local networks, and asks them. */
@Path("/discovery")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DiscoveryResource {

  private static final Map<String, Discovery.Order> ORDERS =
      Map.of(
          "device_id", Discovery.Order.DEVICE_ID,
          "last_heard", Discovery.Order.LAST_HEARD,
          "-last_heard", Discovery.Order.LAST_HEARD_DOWN);

  @Inject private Discovery discovery;
  @Inject private Caller caller;

  @GET
  @Path("/devices")
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER})
  public PageAnswer<HeardDeviceAnswer> list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("device") @Nullable String device,
      @QueryParam("link") @Nullable String link,
      @QueryParam("heard_since") @Nullable String heardSince,
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    QueryFields in = new QueryFields();
    Field<Optional<Standing>> standing =
        in.optional("state", state, Choice.lowerCase(Standing.class));
    Field<Optional<String>> bearing = in.optional("device", device, each -> each);
    Field<Optional<String>> over = in.optional("link", link, each -> each);
    Field<Optional<Instant>> since = in.time("heard_since", heardSince);
    Field<Optional<Discovery.Order>> order = in.optional("sort", sort, DiscoveryResource::order);
    Field<Integer> most = in.limit(limit);
    Field<Optional<Cursor>> after = in.cursor(cursor, Cursor::parse);
    in.check();
    return PageAnswer.of(
        discovery.list(
            caller,
            new DiscoveryFilter(standing.get(), bearing.get(), over.get(), since.get()),
            order.get().orElse(Discovery.Order.DEVICE_ID),
            most.get(),
            after.get()),
        HeardDeviceAnswer::of);
  }

  private static Discovery.Order order(String received) {
    return Optional.ofNullable(ORDERS.get(received))
        .orElseThrow(
            () ->
                new ValidationFailed(
                    "",
                    "must be one of device_id, last_heard, -last_heard, not "
                        + Faults.quoted(received)));
  }

  @POST
  @Path("/scan")
  @Allowed({Role.ADMIN, Role.SRE})
  @Audited(category = Category.CONFIGURATION, action = "discovery.scan")
  public Response scan() {
    discovery.scan(caller);
    return Response.accepted().build();
  }
}
