package org.honeylink.web.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.honeylink.control.audit.application.ReadAuditLog;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.trust.application.AuditSigner;
import org.honeylink.web.audit.CheckpointAnswer.ConsistencyAnswer;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.QueryFields;
import org.honeylink.web.security.Allowed;
import org.jspecify.annotations.Nullable;

/** The newest signed head of the audit log, and proofs that it only grows. */
@Path("/audit/checkpoint")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CheckpointResource {

  @Inject private ReadAuditLog log;
  @Inject private AuditSigner signer;

  @GET
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER})
  public CheckpointAnswer read() {
    return CheckpointAnswer.of(log.head(), signer);
  }

  @GET
  @Path("/consistency")
  @Allowed({Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER})
  public ConsistencyAnswer prove(
      @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
    QueryFields in = new QueryFields();
    Field<Optional<Long>> smaller = in.optional("from", from, CheckpointResource::size);
    Field<Optional<Long>> larger = in.optional("to", to, CheckpointResource::size);
    in.check();
    long begin =
        smaller.get().orElseThrow(() -> new ValidationFailed("from", "must be a size of the log"));
    return ConsistencyAnswer.of(log.consistency(begin, larger.get()));
  }

  private static long size(String received) {
    if (received.matches("[0-9]{1,18}") && Long.parseLong(received) > 0) {
      return Long.parseLong(received);
    }
    throw new ValidationFailed("", "must be a size of the log, a whole number from 1");
  }
}
