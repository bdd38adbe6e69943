package org.honeylink.web.request;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;

/**
 * Refuses a body over the limit: before a byte of it is read when its length is announced, and in
 * the middle otherwise. Runs after the check of roles, so that a stranger sends nothing at all.
 */
@Provider
@Priority(Priorities.USER - 100)
public class BodyLimitFilter implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (announcedBytes(request) > BodyTooLarge.MAX_BYTES) {
      throw new BodyTooLarge();
    }
    request.setEntityStream(new LimitedInputStream(request.getEntityStream()));
  }

  /** {@code getLength()} is an int and would overflow. */
  private static long announcedBytes(ContainerRequestContext request) {
    String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length.strip());
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
