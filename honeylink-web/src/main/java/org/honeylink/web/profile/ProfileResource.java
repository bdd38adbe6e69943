package org.honeylink.web.profile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.honeylink.control.policy.application.AffectedDevice;
import org.honeylink.control.profile.application.ApplyProfile;
import org.honeylink.control.profile.application.ApplyProfile.Applied;
import org.honeylink.control.profile.application.ApplyProfile.Outcome;
import org.honeylink.control.profile.application.DeviceSelector;
import org.honeylink.control.profile.application.Profiles;
import org.honeylink.control.profile.domain.Profile;
import org.honeylink.control.profile.domain.ProfileId;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.web.answer.PageAnswer;
import org.honeylink.web.policy.DryRun;
import org.honeylink.web.policy.PolicyShapes;
import org.honeylink.web.policy.SchemaVersioned;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.IfMatch;
import org.honeylink.web.request.JsonBody;
import org.honeylink.web.request.QueryFields;
import org.honeylink.web.security.Allowed;
import org.honeylink.web.security.Audited;
import org.jspecify.annotations.Nullable;

/** Shows, changes, deletes, exports and applies one profile. */
@Path("/profiles/{profile_id}")
@SchemaVersioned
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProfileResource {

  @Inject private Profiles profiles;
  @Inject private ApplyProfile apply;
  @Inject private Caller caller;

  @GET
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER})
  public Response read(@PathParam("profile_id") String profileId) {
    Profile profile = profiles.read(caller, id(profileId));
    return Response.ok(ProfileShapes.whole(profile, profiles.users(profile)))
        .tag(tag(profile))
        .build();
  }

  @PUT
  @Allowed({Role.ADMIN, Role.SRE})
  @Audited(category = Category.POLICY_UPDATE, action = "profile.update")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response replace(
      @PathParam("profile_id") String profileId,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      JsonBody body) {
    Profile profile =
        profiles.replace(
            caller, body.read(ProfileBody.of(id(profileId))), IfMatch.expecting(ifMatch));
    return Response.ok(ProfileShapes.whole(profile)).tag(tag(profile)).build();
  }

  @DELETE
  @Allowed({Role.ADMIN, Role.SRE})
  @Audited(category = Category.POLICY_UPDATE, action = "profile.delete")
  public Response delete(
      @PathParam("profile_id") String profileId,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    profiles.delete(caller, id(profileId), IfMatch.expecting(ifMatch));
    return Response.noContent().build();
  }

  @GET
  @Path("/versions")
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER})
  public PageAnswer<Map<String, Object>> versions(
      @PathParam("profile_id") String profileId,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    QueryFields in = new QueryFields();
    Field<Integer> most = in.limit(limit);
    Field<Optional<Cursor>> after = in.cursor(cursor, Cursor::parse);
    in.check();
    return PageAnswer.of(
        profiles.releases(caller, id(profileId), most.get(), after.get()), ProfileShapes::release);
  }

  @GET
  @Path("/export")
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER})
  public Response export(@PathParam("profile_id") String profileId) {
    ProfileId id = id(profileId);
    return Response.ok(profiles.export(caller, id))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".json\"")
        .build();
  }

  @POST
  @Path("/apply")
  @Allowed({Role.ADMIN, Role.SRE})
  @Audited(category = Category.POLICY_UPDATE, action = "profile.apply")
  @Consumes(MediaType.APPLICATION_JSON)
  public Map<String, Object> apply(
      @PathParam("profile_id") String profileId,
      @QueryParam("dry_run") @Nullable String dryRun,
      JsonBody body) {
    boolean only = DryRun.parse(dryRun);
    DeviceSelector selector = body.read(SelectorBody::shape);
    if (only) {
      Applied<List<AffectedDevice>> found = apply.rehearseAt(caller, id(profileId), selector);
      return PolicyShapes.rehearsal(found.result(), found.warnings());
    }
    Applied<List<Outcome>> done = apply.putAt(caller, id(profileId), selector);
    return ProfileShapes.outcomes(done.result(), done.warnings());
  }

  private static ProfileId id(String received) {
    try {
      return new ProfileId(received);
    } catch (ValidationFailed noId) {
      throw new NotFound("profile", received);
    }
  }

  private static EntityTag tag(Profile profile) {
    return new EntityTag(profile.tag());
  }
}
