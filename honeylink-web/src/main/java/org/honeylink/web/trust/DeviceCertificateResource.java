package org.honeylink.web.trust;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.trust.application.DeviceCertificates;
import org.honeylink.control.trust.application.IssuedCertificate;
import org.honeylink.control.trust.application.RenewCertificate;
import org.honeylink.control.trust.application.RevokeCertificates;
import org.honeylink.control.trust.domain.DeviceCertificate;
import org.honeylink.crypto.pki.CertificateRequest;
import org.honeylink.crypto.pki.RevocationReason;
import org.honeylink.web.device.DevicePath;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.JsonBody;
import org.honeylink.web.request.JsonFields;
import org.honeylink.web.security.Allowed;
import org.honeylink.web.security.Audited;
import org.honeylink.web.security.CallerOfRequest;

/** Renews and revokes the certificate of a device. */
@Path("/devices/{device_id}/certificate")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeviceCertificateResource {

  @Inject private RenewCertificate renewCertificate;
  @Inject private RevokeCertificates revokeCertificates;
  @Inject private CallerOfRequest callers;
  @Inject private Caller caller;

  /** Over mutual TLS with the certificate that is to be renewed. */
  @POST
  @Path("/renew")
  @Allowed(Role.DEVICE)
  @Audited(category = Category.CERTIFICATE, action = "certificate.renew")
  @Consumes(MediaType.APPLICATION_JSON)
  public RenewedAnswer renew(@PathParam("device_id") String deviceId, JsonBody body) {
    DeviceId id = DevicePath.id(deviceId);
    CertificateRequest request = body.read(in -> renewal(id, in));
    return RenewedAnswer.of(
        renewCertificate.renew(caller, id, callers.clientCertificate(), request));
  }

  private static Supplier<CertificateRequest> renewal(DeviceId id, JsonFields in) {
    return in.text("device_cert_csr", text -> DeviceCertificates.request(text, id))::get;
  }

  @POST
  @Path("/revoke")
  @Allowed(Role.ADMIN)
  @Audited(category = Category.CERTIFICATE, action = "certificate.revoke")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response revoke(@PathParam("device_id") String deviceId, JsonBody body) {
    Revocation revocation = body.read(DeviceCertificateResource::revocation);
    List<DeviceCertificate> revoked =
        revokeCertificates.revoke(
            caller, DevicePath.id(deviceId), revocation.reason(), revocation.serial());
    return Response.status(revoked.isEmpty() ? Response.Status.ACCEPTED : Response.Status.OK)
        .entity(DeviceCertificatesAnswer.of(revoked))
        .build();
  }

  private record Revocation(RevocationReason reason, Optional<String> serial) {}

  private static Supplier<Revocation> revocation(JsonFields in) {
    Field<RevocationReason> reason = in.text("reason", DeviceCertificateResource::reason);
    Field<Optional<String>> serial =
        in.optionalText("serial", text -> text.toLowerCase(Locale.ROOT));
    return () -> new Revocation(reason.get(), serial.get());
  }

  private static RevocationReason reason(String received) {
    return RevocationReason.of(received)
        .orElseThrow(
            () ->
                new ValidationFailed(
                    "",
                    "must be one of "
                        + Arrays.stream(RevocationReason.values())
                            .map(RevocationReason::text)
                            .collect(Collectors.joining(", "))));
  }

  /**
   * The new certificate; the one that was shown works until this one is shown.
   *
   * @param certificateChain issuing, then root
   */
  public record RenewedAnswer(
      String deviceCertificate, List<String> certificateChain, String serial) {

    private static RenewedAnswer of(IssuedCertificate issued) {
      return new RenewedAnswer(
          issued.certificate().pem(), issued.chain(), issued.certificate().serial());
    }
  }
}
