package org.honeylink.web.device;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.honeylink.control.device.application.AttestationNonces;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.JsonBody;
import org.honeylink.web.security.Allowed;
import org.honeylink.web.security.Audited;

/** Hands out nonces for attestation. */
@Path("/attestation/nonces")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AttestationNonceResource {

  @Inject private AttestationNonces nonces;
  @Inject private Caller caller;

  @POST
  @Allowed(Role.ADMIN)
  @Audited(category = Category.DEVICE_REGISTRATION, action = "attestation.issue-nonce")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response issue(JsonBody body) {
    Optional<DeviceId> deviceId =
        body.read(
            in -> {
              Field<Optional<DeviceId>> id = in.optionalText("device_id", DeviceId::new);
              return id::get;
            });
    return Response.status(Response.Status.CREATED)
        .entity(NonceAnswer.of(nonces.issue(caller, deviceId)))
        .build();
  }
}
