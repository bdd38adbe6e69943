package org.honeylink.web.security;

import static java.time.ZoneOffset.UTC;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.InstantSource;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.honeylink.control.access.application.DpopNonces;

/**
 * Gives nonce and time with each answer to a caller who uses proofs, also with a refusal, so that
 * he has both for his next one (RFC 9449 section 8.2): a device may have no clock. The container
 * sends no {@code Date} of its own.
 */
@Provider
@ApplicationScoped
public class DpopHeaders implements ContainerResponseFilter {

  /** Header of a request. */
  static final String PROOF = "DPoP";

  /** Header of an answer. */
  private static final String NONCE = "DPoP-Nonce";

  private static final Logger LOG = Logger.getLogger(DpopHeaders.class.getName());

  @Inject private DpopNonces nonces;
  @Inject private InstantSource clock;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String authorization = request.getHeaderString("Authorization");
    boolean usesProofs =
        request.getHeaders().containsKey(PROOF)
            || (authorization != null && authorization.regionMatches(true, 0, "DPoP ", 0, 5));
    if (usesProofs) {
      response
          .getHeaders()
          .putSingle("Date", RFC_1123_DATE_TIME.format(clock.instant().atOffset(UTC)));
      try {
        response.getHeaders().putSingle(NONCE, nonces.current());
      } catch (RuntimeException keyStoreAway) {
        // The answer is as it is; the next proof that needs a nonce is told what is away.
        LOG.log(Level.FINE, "No nonce to give", keyStoreAway);
      }
    }
  }
}
