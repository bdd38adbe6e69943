package org.honeylink.web.trust;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.honeylink.control.trust.application.RevocationLists;

/** The revocation lists, DER; open to all, as certificates point to them. */
@Path("/pki/crl")
@RequestScoped
public class RevocationListResource {

  /** RFC 2585 section 4.2. */
  private static final String CRL = "application/pkix-crl";

  @Inject private RevocationLists lists;

  /** Of the authority that signs now. */
  @GET
  @PermitAll
  @Produces(CRL)
  public byte[] ofSigning() {
    return lists.ofSigning();
  }

  /** Of one authority that is not retired, or of {@code root}. */
  @GET
  @Path("/{authority}")
  @PermitAll
  @Produces(CRL)
  public byte[] of(@PathParam("authority") String authority) {
    return authority.equals(AuthorityPath.ROOT)
        ? lists.ofRoot()
        : lists.ofIssuing(AuthorityPath.id(authority));
  }
}
