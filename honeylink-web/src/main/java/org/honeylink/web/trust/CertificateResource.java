package org.honeylink.web.trust;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.trust.application.Authorities;
import org.honeylink.crypto.pki.Pem;

/** Shows the certificates that everybody may trust. */
@Path("/pki/ca")
@RequestScoped
public class CertificateResource {

  /** Media type of PEM, concatenated. */
  public static final String PEM = "application/x-pem-file";

  /** RFC 2585 section 4.1. */
  private static final String DER = "application/pkix-cert";

  @Inject private Authorities authorities;

  /** Every issuing authority that is not retired, the one that signs first; then the root. */
  @GET
  @PermitAll
  @Produces(PEM)
  public String chain() {
    return Pem.encode(authorities.certificates());
  }

  /** One of them, as certificates point to it. */
  @GET
  @Path("/{authority}")
  @PermitAll
  @Produces(DER)
  public byte[] certificate(@PathParam("authority") String authority) {
    try {
      return find(authority).getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was parsed has an encoding", e);
    }
  }

  private X509Certificate find(String authority) {
    return authority.equals(AuthorityPath.ROOT)
        ? authorities.rootCertificate().orElseThrow(() -> new NotFound("authority", authority))
        : authorities.published(AuthorityPath.id(authority)).certificate();
  }
}
