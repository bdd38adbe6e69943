package org.honeylink.web.pairing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.device.domain.TelemetryTopics;
import org.honeylink.control.pairing.application.PairDevice;
import org.honeylink.control.pairing.application.Pairing;
import org.honeylink.control.pairing.application.PairingRequest;
import org.honeylink.control.pairing.domain.PairingCode;
import org.honeylink.control.policy.domain.PolicyVersion;
import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.trust.application.DeviceCertificates;
import org.honeylink.control.trust.application.PolicySigner;
import org.honeylink.crypto.pki.CertificateRequest;
import org.honeylink.web.device.DataPlaneEndpoints;
import org.honeylink.web.device.DevicePath;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.JsonBody;
import org.honeylink.web.request.JsonFields;
import org.honeylink.web.security.Allowed;
import org.honeylink.web.security.Audited;

/** Pairs a device with its code. */
@Path("/devices/{device_id}/pair")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PairingResource {

  @Inject private PairDevice pairDevice;
  @Inject private PolicySigner signer;
  @Inject private DataPlaneEndpoints endpoints;
  @Inject private Caller caller;

  @POST
  @Allowed({Role.ADMIN, Role.DEVICE})
  @Audited(category = Category.DEVICE_PAIRING, action = "device.pair")
  @Consumes(MediaType.APPLICATION_JSON)
  public PairingAnswer pair(@PathParam("device_id") String deviceId, JsonBody body) {
    DeviceId id = DevicePath.id(deviceId);
    Pairing pairing = pairDevice.pair(caller, body.read(in -> shape(id, in)));
    return PairingAnswer.of(pairing, Base64Url.encode(signer.publicKey().bytes()), endpoints);
  }

  private static Supplier<PairingRequest> shape(DeviceId id, JsonFields in) {
    Field<PairingCode> code = in.text("pairing_code", PairingCode::parse);
    Field<CertificateRequest> request =
        in.text("device_cert_csr", text -> DeviceCertificates.request(text, id));
    Field<Optional<List<String>>> names = in.optionalTexts("telemetry_topics", name -> name);
    Optional<TelemetryTopics> topics =
        names
            .ifFaultless()
            .map(each -> each.orElse(List.of()))
            .flatMap(
                each ->
                    in.faults()
                        .check(in.path("telemetry_topics"), () -> new TelemetryTopics(each)));
    Field<Optional<PolicyVersion>> known = in.optionalText("policy_version", PolicyVersion::new);
    return () ->
        new PairingRequest(id, code.get(), request.get(), topics.orElseThrow(), known.get());
  }
}
