package org.honeylink.web.pairing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.pairing.application.IssuedCode;
import org.honeylink.control.pairing.application.PairingCodes;
import org.honeylink.control.pairing.application.QrCode;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.DependencyAway;
import org.honeylink.control.trust.application.Authorities;
import org.honeylink.crypto.pairing.PairingUri;
import org.honeylink.web.device.DevicePath;
import org.honeylink.web.security.Allowed;
import org.honeylink.web.security.Audited;

/** Fresh pairing codes, as text and to be scanned. */
@Path("/devices/{device_id}/pairing-code")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PairingCodeResource {

  private static final String SVG = "image/svg+xml";

  @Inject private PairingCodes codes;
  @Inject private Authorities authorities;
  @Inject private Caller caller;
  @Context private UriInfo uri;

  @Inject
  @ConfigProperty(name = "honeylink.public.url")
  private Optional<String> publicUrl;

  @POST
  @Allowed({Role.ADMIN, Role.SRE})
  @Audited(category = Category.DEVICE_PAIRING, action = "pairing.issue-code")
  public Response issue(@PathParam("device_id") String deviceId) {
    DeviceId id = DevicePath.id(deviceId);
    IssuedCode issued = codes.issue(caller, id);
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(new CodeAnswer(id, issued, pairingUri(id, issued)))
        .build();
  }

  @GET
  @Path("/qr")
  @Allowed({Role.ADMIN, Role.SRE})
  @Audited(category = Category.DEVICE_PAIRING, action = "pairing.show-code")
  @Produces(SVG)
  public Response qr(@PathParam("device_id") String deviceId) {
    DeviceId id = DevicePath.id(deviceId);
    IssuedCode open = codes.open(caller, id);
    return Response.ok(
            QrCode.svg(
                pairingUri(id, open).reveal(),
                "QR code that pairs device " + id + ", good until " + open.expiresAt()),
            SVG)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private PairingUri pairingUri(DeviceId id, IssuedCode issued) {
    return new PairingUri(
        id.value(),
        issued.code().reveal(),
        server(),
        authorities
            .rootCertificate()
            .map(PairingUri::sha256)
            .orElseThrow(() -> new DependencyAway("certificate authority")));
  }

  /** As others reach this server; when nobody said so, as this caller reached it. */
  private URI server() {
    URI called = uri.getBaseUri();
    return publicUrl
        .map(each -> URI.create(each.replaceFirst("/+$", "")))
        .orElseGet(() -> URI.create("https://" + called.getRawAuthority()));
  }

  /** A fresh code; the only answer that shows it as text. */
  public static final class CodeAnswer {

    private final DeviceId id;
    private final IssuedCode issued;
    private final PairingUri uri;

    CodeAnswer(DeviceId id, IssuedCode issued, PairingUri uri) {
      this.id = id;
      this.issued = issued;
      this.uri = uri;
    }

    public String getDeviceId() {
      return id.value();
    }

    /** Single use. */
    public String getPairingCode() {
      return issued.code().reveal();
    }

    /** The same for a QR code, with where to pair. */
    public String getPairingUri() {
      return uri.reveal();
    }

    /** End of the code. */
    public String getExpiresAt() {
      return issued.expiresAt().toString();
    }
  }
}
