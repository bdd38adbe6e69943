package org.honeylink.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.honeylink.control.access.application.RecogniseCaller;
import org.honeylink.control.shared.domain.Caller;

/**
 * The one authentication mechanism of the application: it recognises, it never refuses. Whether a
 * call needs a caller is said at the resource method and checked by {@link AuthorizationFilter}.
 *
 * <p>Further kinds of credentials (DPoP, client certificate, cookie) find their place beside {@link
 * #bearer}.
 */
@ApplicationScoped
public class BearerMechanism implements HttpAuthenticationMechanism {

  private static final String SCHEME = "Bearer ";

  @Inject private RecogniseCaller callers;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    String header = request.getHeader("Authorization");
    if (header == null) {
      return context.doNothing();
    }
    try {
      return recognised(bearer(header), request, context);
    } catch (RuntimeException e) {
      CallerOfRequest.failed(request, e);
      return context.doNothing();
    }
  }

  private static AuthenticationStatus recognised(
      Optional<Caller> caller, HttpServletRequest request, HttpMessageContext context) {
    if (caller.isEmpty()) {
      CallerOfRequest.refused(request);
      return context.doNothing();
    }
    CallerOfRequest.recognised(request, caller.get());
    return context.notifyContainerAboutLogin(caller.get().subject(), groups(caller.get()));
  }

  private Optional<Caller> bearer(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? callers.bearer(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  private static Set<String> groups(Caller caller) {
    return caller.roles().stream().map(Enum::name).collect(Collectors.toUnmodifiableSet());
  }
}
