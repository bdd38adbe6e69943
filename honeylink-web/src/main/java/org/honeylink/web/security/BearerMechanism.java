package org.honeylink.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.honeylink.control.access.application.CertificateRefused;
import org.honeylink.control.access.application.RecogniseCaller;
import org.honeylink.control.shared.domain.Caller;
import org.jspecify.annotations.Nullable;

/**
 * The one authentication mechanism of the application: it recognises, it never refuses. Whether a
 * call needs a caller is said at the resource method and checked by {@link AuthorizationFilter}.
 *
 * <p>A device may show its client certificate alone; beside a token, both must be of one device.
 * Further kinds of credentials (DPoP, cookie) find their place beside {@link #bearer}.
 */
@ApplicationScoped
public class BearerMechanism implements HttpAuthenticationMechanism {

  private static final String SCHEME = "Bearer ";

  @Inject private RecogniseCaller callers;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    String header = request.getHeader("Authorization");
    List<X509Certificate> certificates = CallerOfRequest.clientCertificates(request);
    if (header == null && certificates.isEmpty()) {
      return context.doNothing();
    }
    try {
      return recognised(caller(header, certificates), request, context);
    } catch (CertificateRefused refused) {
      CallerOfRequest.refused(request);
      CallerOfRequest.failed(request, refused);
      return context.doNothing();
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

  private Optional<Caller> caller(@Nullable String header, List<X509Certificate> certificates) {
    if (header == null) {
      return Optional.of(callers.certificate(certificates));
    }
    Optional<Caller> byToken = bearer(header);
    return certificates.isEmpty()
        ? byToken
        : byToken.map(caller -> callers.both(caller, certificates));
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
