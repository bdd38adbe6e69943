package org.honeylink.web.trust;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.honeylink.control.trust.application.DeviceCertificates;

/** Shows the certificates that everybody may trust. */
@Path("/pki/ca")
@RequestScoped
public class CertificateResource {

  /** Media type of PEM, concatenated. */
  public static final String PEM = "application/x-pem-file";

  @Inject private DeviceCertificates certificates;

  /** Issuing certificate, then root. */
  @GET
  @PermitAll
  @Produces(PEM)
  public String chain() {
    return String.join("", certificates.chain());
  }
}
