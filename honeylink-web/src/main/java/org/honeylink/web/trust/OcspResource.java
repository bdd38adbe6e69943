package org.honeylink.web.trust;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.trust.application.OcspResponder;
import org.honeylink.crypto.pki.OcspRequest;
import org.honeylink.web.security.Audited;

/**
 * The OCSP responder over HTTP (RFC 6960 appendix A.1); open to all. What is no request gets the
 * responder's refusal with status 200, as its readers expect.
 */
@Path("/pki/ocsp")
@RequestScoped
public class OcspResource {

  private static final String REQUEST = "application/ocsp-request";
  private static final String RESPONSE = "application/ocsp-response";

  @Inject private OcspResponder responder;

  @POST
  @PermitAll
  @Audited(category = Category.CERTIFICATE, action = "certificate.ask")
  @Consumes(REQUEST)
  @Produces(RESPONSE)
  public byte[] post(InputStream body) throws IOException {
    // One byte more than is allowed tells that there is more.
    return responder.answer(body.readNBytes(OcspRequest.MAX_BYTES + 1));
  }

  /** "GET {url}/{url-encoding of base-64 encoding of the DER encoding of the OCSPRequest}". */
  @GET
  @Path("/{request: .+}")
  @PermitAll
  @Produces(RESPONSE)
  public byte[] get(@PathParam("request") String request) {
    return responder.answer(decoded(request));
  }

  /** Empty, which is no request, when it is not Base64. */
  private static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }
}
