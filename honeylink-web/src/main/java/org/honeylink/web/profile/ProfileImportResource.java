package org.honeylink.web.profile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.honeylink.control.profile.application.Profiles;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.web.policy.SchemaVersioned;
import org.honeylink.web.request.JsonBody;
import org.honeylink.web.security.Allowed;
import org.honeylink.web.security.Audited;

/** Imports signed profiles; a class of its own, or the path would be that of a profile. */
@Path("/profiles/import")
@SchemaVersioned
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProfileImportResource {

  @Inject private Profiles profiles;
  @Inject private Caller caller;
  @Context private UriInfo uri;

  @POST
  @Allowed({Role.ADMIN, Role.SRE})
  @Audited(category = Category.POLICY_UPDATE, action = "profile.import")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response importFile(JsonBody body) {
    return ProfilesResource.created(uri, profiles.importFile(caller, body.read(ProfileBody::file)));
  }
}
