package org.honeylink.web.error;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.honeylink.control.shared.application.Trace;
import org.honeylink.web.security.RefusalAudit;

/**
 * The one way from a failure to an answer. What is ours is logged with its trace id and shows
 * nothing of its cause; every refusal is audited.
 */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());

  @Inject private RefusalAudit audit;

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
      return web.getResponse();
    }
    Problem problem = Problems.of(thrown);
    if (problem.status() >= 500) {
      LOG.log(Level.WARNING, thrown, () -> problem.code() + ", trace " + Trace.currentId());
    }
    audit.refused(problem.code(), problem.status(), problem.message());
    Response.ResponseBuilder answer =
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.json());
    problem.headers().forEach(answer::header);
    return answer.build();
  }
}
