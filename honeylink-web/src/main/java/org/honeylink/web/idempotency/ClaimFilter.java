package org.honeylink.web.idempotency;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.honeylink.control.idempotency.application.KeyedCall;
import org.honeylink.control.idempotency.application.KeyedCalls;
import org.honeylink.control.idempotency.domain.CallUnderWay;
import org.honeylink.control.idempotency.domain.Claim;
import org.honeylink.control.idempotency.domain.IdempotencyKey;
import org.honeylink.control.idempotency.domain.KeptAnswer;
import org.honeylink.control.idempotency.domain.KeyedRequest;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.web.security.CallerOfRequest;

/**
 * Claims the key of a call, after all checks that need no body, and begins the transaction that its
 * use case joins; or tells what was told before. Routes that are open to all have no caller and
 * hence no keys: they give and take credentials, which nobody keeps.
 */
@Provider
@Priority(Priorities.USER - 40)
@ApplicationScoped
public class ClaimFilter implements ContainerRequestFilter {

  private static final String REPLAY = "Idempotent-Replay";

  @Context private ResourceInfo resource;
  @Inject private CallerOfRequest callers;
  @Inject private KeyedCalls calls;

  @Resource(lookup = Transactions.MANAGER)
  private TransactionManager transaction;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (!KeyedCall.CURRENT.isBound()
        || resource.getResourceMethod().isAnnotationPresent(PermitAll.class)) {
      return;
    }
    switch (calls.begin(keyed(request))) {
      case Claim.Granted claim -> {
        KeyedCall.CURRENT.get().grant(claim);
        begin();
      }
      case Claim.Answered answered -> request.abortWith(again(answered.answer()));
      case Claim.Done done -> throw lost(done);
      case Claim.UnderWay _ -> throw new CallUnderWay();
      case Claim.OtherCall _ ->
          throw new Conflict(
              "This Idempotency-Key was used for another call within 24 hours; take a fresh one");
    }
  }

  private KeyedRequest keyed(ContainerRequestContext request) throws IOException {
    List<String> keys = request.getHeaders().getOrDefault(IdempotencyKey.HEADER, List.of());
    // More than one header, or none, is no key either.
    IdempotencyKey key = new IdempotencyKey(keys.size() == 1 ? keys.getFirst() : "");
    byte[] body = request.getEntityStream().readAllBytes();
    request.setEntityStream(new ByteArrayInputStream(body));
    String target = request.getMethod() + " " + request.getUriInfo().getRequestUri().getRawPath();
    String query = request.getUriInfo().getRequestUri().getRawQuery();
    return KeyedRequest.of(
        callers.caller(), key, query == null ? target : target + "?" + query, body);
  }

  private void begin() {
    try {
      transaction.begin();
    } catch (NotSupportedException | SystemException e) {
      throw new IllegalStateException("no transaction can be begun", e);
    }
  }

  private static Response again(KeptAnswer kept) {
    Response.ResponseBuilder answer = Response.status(kept.status()).header(REPLAY, "true");
    kept.headers().forEach(answer::header);
    if (kept.body().length > 0) {
      answer.entity(kept.body());
    }
    return answer.build();
  }

  private static Conflict lost(Claim.Done done) {
    return new Conflict(
        "This call was carried out (%s %s), but its answer was lost with a failure. Look at what is"
                .formatted(done.action(), done.target())
            + " there; to do it once more, take a fresh Idempotency-Key",
        Map.of("carried_out", done.action(), "target", done.target()));
  }
}
