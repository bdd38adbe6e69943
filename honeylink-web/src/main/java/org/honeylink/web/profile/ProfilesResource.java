package org.honeylink.web.profile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.honeylink.control.profile.application.Profiles;
import org.honeylink.control.profile.domain.Profile;
import org.honeylink.control.profile.domain.ProfileFilter;
import org.honeylink.control.profile.domain.ProfileFilter.Sort;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.web.answer.PageAnswer;
import org.honeylink.web.policy.DryRun;
import org.honeylink.web.policy.SchemaVersioned;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.JsonBody;
import org.honeylink.web.request.QueryFields;
import org.honeylink.web.security.Allowed;
import org.honeylink.web.security.Audited;
import org.jspecify.annotations.Nullable;

/** Lists and makes profiles. */
@Path("/profiles")
@SchemaVersioned
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProfilesResource {

  @Inject private Profiles profiles;
  @Inject private Caller caller;
  @Context private UriInfo uri;

  @GET
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER})
  public PageAnswer<Map<String, Object>> list(
      @QueryParam("text") @Nullable String text,
      @QueryParam("preset") @Nullable String preset,
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    QueryFields in = new QueryFields();
    Field<Optional<String>> containing = in.optional("text", text, each -> each);
    Field<Optional<Boolean>> presets = in.optional("preset", preset, DryRun::truth);
    Field<Optional<Sort>> order = in.optional("sort", sort, ProfilesResource::order);
    Field<Integer> most = in.limit(limit);
    Field<Optional<Cursor>> after = in.cursor(cursor, Cursor::parse);
    in.check();
    ProfileFilter filter =
        new ProfileFilter(containing.get(), presets.get(), order.get().orElse(Sort.PROFILE_ID));
    return PageAnswer.of(
        profiles.list(caller, filter, most.get(), after.get()), ProfileShapes::whole);
  }

  private static Sort order(String text) {
    return Arrays.stream(Sort.values())
        .filter(each -> each.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new ValidationFailed(
                    "",
                    "must be one of "
                        + Arrays.stream(Sort.values())
                            .map(Sort::text)
                            .collect(Collectors.joining(", "))
                        + ", not "
                        + Faults.quoted(text)));
  }

  @POST
  @Allowed({Role.ADMIN, Role.SRE})
  @Audited(category = Category.POLICY_UPDATE, action = "profile.create")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(JsonBody body) {
    return created(uri, profiles.create(caller, body.read(ProfileBody::shape)));
  }

  static Response created(UriInfo uri, Profile profile) {
    return Response.created(
            uri.getBaseUriBuilder().path("profiles").path(profile.profileId().value()).build())
        .entity(ProfileShapes.whole(profile))
        .tag(new EntityTag(profile.tag()))
        .build();
  }
}
