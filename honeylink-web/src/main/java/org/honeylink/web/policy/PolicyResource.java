package org.honeylink.web.policy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.honeylink.control.policy.application.Policies;
import org.honeylink.control.policy.domain.DevicePolicy;
import org.honeylink.control.policy.domain.PolicyDocument;
import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.trust.application.PolicySigner;
import org.honeylink.control.trust.domain.SignedPayload;
import org.honeylink.web.device.DevicePath;
import org.honeylink.web.request.IfMatch;
import org.honeylink.web.request.JsonBody;
import org.honeylink.web.security.Allowed;
import org.honeylink.web.security.Audited;
import org.jspecify.annotations.Nullable;

/** Applies and shows the policy of a device. */
@Path("/devices/{device_id}/policy")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PolicyResource {

  @Inject private Policies policies;
  @Inject private PolicySigner signer;
  @Inject private Caller caller;

  @PUT
  @Allowed(Role.ADMIN)
  @Audited(category = Category.POLICY_UPDATE, action = "policy.update")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response put(
      @PathParam("device_id") String deviceId,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      JsonBody body) {
    PolicyDocument document = body.read(PolicyBody::shape);
    DevicePolicy policy =
        policies.put(caller, DevicePath.id(deviceId), document, IfMatch.expecting(ifMatch));
    return Response.accepted(AppliedAnswer.of(policy)).tag(tag(policy)).build();
  }

  @GET
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER, Role.DEVICE})
  public Response read(@PathParam("device_id") String deviceId) {
    DevicePolicy policy = policies.read(caller, DevicePath.id(deviceId));
    return Response.ok(answer(policy)).tag(tag(policy)).build();
  }

  private Map<String, Object> answer(DevicePolicy policy) {
    Map<String, Object> answer = new LinkedHashMap<>(policy.document().plain());
    answer.put("applied", policy.appliedAt().isPresent());
    policy.appliedAt().ifPresent(at -> answer.put("applied_at", at));
    answer.put("policy_bundle", bundle(policy));
    return answer;
  }

  private Map<String, Object> bundle(DevicePolicy policy) {
    PolicyDocument document = policy.document();
    SignedPayload signed =
        signer.sign(
            policy.deviceId(), document.version().value(), document.plain(), policy.createdAt());
    return Map.of(
        "version",
        signed.version(),
        "sha512",
        signed.sha512(),
        "signed_payload",
        signed.signedPayload(),
        "signing_key",
        Base64Url.encode(signer.publicKey().bytes()));
  }

  private static EntityTag tag(DevicePolicy policy) {
    return new EntityTag(policy.tag());
  }
}
