package org.honeylink.web.trust;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.trust.application.DeviceCertificates;
import org.honeylink.web.device.DevicePath;
import org.honeylink.web.security.Allowed;

/** Shows every certificate that a device ever had, newest first. */
@Path("/devices/{device_id}/certificates")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CertificateHistoryResource {

  @Inject private DeviceCertificates certificates;
  @Inject private Caller caller;

  @GET
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR, Role.DEVICE})
  public DeviceCertificatesAnswer history(@PathParam("device_id") String deviceId) {
    return DeviceCertificatesAnswer.of(certificates.history(caller, DevicePath.id(deviceId)));
  }
}
