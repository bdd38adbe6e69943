package org.honeylink.web.policy;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.honeylink.control.policy.domain.PolicySchema;
import org.honeylink.control.shared.domain.Compatibility;
import org.honeylink.control.shared.domain.Conflict;
import org.honeylink.control.shared.domain.SemanticVersion;
import org.honeylink.control.shared.domain.ValidationFailed;

/** Applies the compatibility matrix to clients that say for which schema they were made. */
@Provider
@SchemaVersioned
@Priority(Priorities.USER)
@ApplicationScoped
public class SchemaVersionFilter implements ContainerRequestFilter, ContainerResponseFilter {

  static final String HEADER = "HoneyLink-Schema-Version";

  /** RFC 9111 section 5.5, as the last edition that had it: 299, miscellaneous, persistent. */
  private static final String WARNING = "Warning";

  @Override
  public void filter(ContainerRequestContext request) {
    String said = request.getHeaderString(HEADER);
    if (said == null) {
      return;
    }
    boolean reads =
        request.getMethod().equals(HttpMethod.GET) || request.getMethod().equals(HttpMethod.HEAD);
    Compatibility granted = Compatibility.of(version(said), PolicySchema.CURRENT);
    if (granted == Compatibility.NONE || (granted == Compatibility.READ_ONLY && !reads)) {
      throw new Conflict(
          "This server has policy schema "
              + PolicySchema.CURRENT
              + "; a client of "
              + said
              + (granted == Compatibility.NONE ? " can do nothing here" : " may only read")
              + "; update it");
    }
    if (granted == Compatibility.READ_ONLY) {
      request.setProperty(WARNING, said);
    }
  }

  private static SemanticVersion version(String said) {
    try {
      return SemanticVersion.parse(said);
    } catch (ValidationFailed noVersion) {
      throw new ValidationFailed(HEADER, "must be a version by SemVer 2.0.0, as in 2.0.0");
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putSingle(HEADER, PolicySchema.CURRENT.toString());
    if (request.getProperty(WARNING) instanceof String said) {
      response.getHeaders().add(WARNING, Warnings.header("Schema " + said + " may only read here"));
    }
  }
}
