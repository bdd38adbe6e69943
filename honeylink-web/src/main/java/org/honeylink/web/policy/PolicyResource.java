package org.honeylink.web.policy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.policy.application.AffectedDevice;
import org.honeylink.control.policy.application.AnswerPolicy;
import org.honeylink.control.policy.application.ApplyPolicy;
import org.honeylink.control.policy.application.Policies;
import org.honeylink.control.policy.application.RollBackPolicy;
import org.honeylink.control.policy.domain.DevicePolicy;
import org.honeylink.control.policy.domain.PolicyAnswer;
import org.honeylink.control.policy.domain.PolicyVersion;
import org.honeylink.control.profile.application.ApplyProfile;
import org.honeylink.control.profile.application.ApplyProfile.Applied;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.control.trust.application.PolicySigner;
import org.honeylink.web.answer.PageAnswer;
import org.honeylink.web.device.DevicePath;
import org.honeylink.web.policy.PolicyBody.Wish;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.IfMatch;
import org.honeylink.web.request.JsonBody;
import org.honeylink.web.request.JsonFields;
import org.honeylink.web.request.QueryFields;
import org.honeylink.web.security.Allowed;
import org.honeylink.web.security.Audited;
import org.jspecify.annotations.Nullable;

/** Applies, shows and takes back the policy of a device, and hears what the device says to it. */
@Path("/devices/{device_id}/policy")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PolicyResource {

  private static final long MOST_SERIAL = 1L << 53;

  @Inject private Policies policies;
  @Inject private ApplyPolicy apply;
  @Inject private ApplyProfile profiles;
  @Inject private RollBackPolicy rollBack;
  @Inject private AnswerPolicy answers;
  @Inject private PolicySigner signer;
  @Inject private Caller caller;

  @PUT
  @SchemaVersioned
  @Allowed({Role.ADMIN, Role.SRE})
  @Audited(category = Category.POLICY_UPDATE, action = "policy.update")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response put(
      @PathParam("device_id") String deviceId,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @QueryParam("dry_run") @Nullable String dryRun,
      JsonBody body) {
    boolean only = DryRun.parse(dryRun);
    Wish wish = body.read(PolicyBody::wish);
    DeviceId device = DevicePath.id(deviceId);
    Predicate<String> expected = IfMatch.expecting(ifMatch);
    return only ? rehearsed(device, wish, expected) : applied(device, wish, expected);
  }

  private Response applied(DeviceId device, Wish wish, Predicate<String> expected) {
    Applied<DevicePolicy> applied =
        wish.profile()
            .map(profile -> profiles.put(caller, device, profile, expected))
            .orElseGet(
                () ->
                    new Applied<>(
                        apply.put(
                            caller,
                            device,
                            wish.document().orElseThrow(),
                            Optional.empty(),
                            expected),
                        List.of()));
    return accepted(applied.result(), applied.warnings());
  }

  private Response rehearsed(DeviceId device, Wish wish, Predicate<String> expected) {
    Applied<AffectedDevice> found =
        wish.profile()
            .map(profile -> profiles.rehearse(caller, device, profile, expected))
            .orElseGet(
                () ->
                    new Applied<>(
                        apply.rehearse(
                            caller,
                            device,
                            wish.document().orElseThrow(),
                            Optional.empty(),
                            expected),
                        List.of()));
    return Response.ok(PolicyShapes.rehearsal(List.of(found.result()), found.warnings())).build();
  }

  private static Response accepted(DevicePolicy policy, List<String> warnings) {
    Response.ResponseBuilder answer =
        Response.accepted(PolicyShapes.withWarnings(PolicyShapes.standing(policy), warnings))
            .tag(tag(policy));
    warnings.forEach(warning -> answer.header("Warning", Warnings.header(warning)));
    return answer.build();
  }

  @GET
  @SchemaVersioned
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER, Role.DEVICE})
  public Response read(@PathParam("device_id") String deviceId) {
    DevicePolicy policy = policies.read(caller, DevicePath.id(deviceId));
    return Response.ok(PolicyShapes.whole(policy, policies.bundle(policy), signer.publicKey()))
        .tag(tag(policy))
        .build();
  }

  @GET
  @Path("/history")
  @SchemaVersioned
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER, Role.DEVICE})
  public PageAnswer<Map<String, Object>> history(
      @PathParam("device_id") String deviceId,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    QueryFields in = new QueryFields();
    Field<Integer> most = in.limit(limit);
    Field<Optional<Cursor>> after = in.cursor(cursor, Cursor::parse);
    in.check();
    return PageAnswer.of(
        policies.history(caller, DevicePath.id(deviceId), most.get(), after.get()),
        PolicyShapes::history);
  }

  @POST
  @Path("/rollback")
  @SchemaVersioned
  @Allowed({Role.ADMIN, Role.SRE})
  @Audited(category = Category.POLICY_UPDATE, action = "policy.roll-back")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response rollBack(
      @PathParam("device_id") String deviceId,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      JsonBody body) {
    Optional<PolicyVersion> to = body.read(PolicyResource::target);
    return accepted(
        rollBack.back(caller, DevicePath.id(deviceId), to, IfMatch.expecting(ifMatch)), List.of());
  }

  private static Supplier<Optional<PolicyVersion>> target(JsonFields in) {
    return in.optionalText("to_version", PolicyVersion::new)::get;
  }

  @POST
  @Path("/ack")
  @Allowed(Role.DEVICE)
  @Audited(category = Category.POLICY_UPDATE, action = "policy.answer")
  @Consumes(MediaType.APPLICATION_JSON)
  public Map<String, Object> answer(@PathParam("device_id") String deviceId, JsonBody body) {
    PolicyAnswer answer = body.read(PolicyResource::answered);
    return PolicyShapes.standing(answers.answer(caller, DevicePath.id(deviceId), answer));
  }

  private static Supplier<PolicyAnswer> answered(JsonFields in) {
    Field<PolicyVersion> version = in.text("policy_version", PolicyVersion::new);
    Field<Optional<Long>> serial = in.optionalWholeNumber("serial", 1, MOST_SERIAL);
    Field<Boolean> accepted = in.truth("accepted");
    Field<Optional<String>> reason = in.optionalText("reason", text -> text);
    return () -> new PolicyAnswer(version.get(), serial.get(), accepted.get(), reason.get());
  }

  private static EntityTag tag(DevicePolicy policy) {
    return new EntityTag(policy.tag());
  }
}
