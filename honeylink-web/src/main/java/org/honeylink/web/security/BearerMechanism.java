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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.honeylink.control.access.application.CertificateRefused;
import org.honeylink.control.access.application.RecogniseCaller;
import org.honeylink.control.access.application.ShownCredentials;
import org.honeylink.control.access.domain.DpopRefused;
import org.honeylink.control.access.domain.DpopRefused.Reason;
import org.honeylink.control.shared.domain.Caller;

/**
 * The one authentication mechanism of the application: it recognises, it never refuses. Whether a
 * call needs a caller is said at the resource method and checked by {@link AuthorizationFilter}.
 *
 * <p>It takes access tokens and device tokens, proofs of possession (DPoP), and what TLS has proven
 * of a client certificate; beside a token, that must be of the same device.
 */
@ApplicationScoped
public class BearerMechanism implements HttpAuthenticationMechanism {

  @Inject private RecogniseCaller callers;
  @Inject private OwnNames names;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    String authorization = Objects.requireNonNullElse(request.getHeader("Authorization"), "");
    List<X509Certificate> chain = CallerOfRequest.clientCertificates(request);
    if (authorization.isBlank() && chain.isEmpty()) {
      return context.doNothing();
    }
    ShownCredentials shown =
        new ShownCredentials(
            authorization,
            OwnNames.headers(request, DpopHeaders.PROOF),
            names.target(request),
            chain);
    try {
      return recognised(callers.caller(shown), request, context);
    } catch (CertificateRefused refused) {
      return failed(refused, true, request, context);
    } catch (DpopRefused refused) {
      // Asking for a nonce is a step of the protocol; who audits each step fills the trail.
      return failed(refused, refused.reason() != Reason.USE_DPOP_NONCE, request, context);
    } catch (RuntimeException e) {
      return failed(e, false, request, context);
    }
  }

  private static AuthenticationStatus failed(
      RuntimeException cause,
      boolean badCredentials,
      HttpServletRequest request,
      HttpMessageContext context) {
    if (badCredentials) {
      CallerOfRequest.refused(request);
    }
    CallerOfRequest.failed(request, cause);
    return context.doNothing();
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

  private static Set<String> groups(Caller caller) {
    return caller.roles().stream().map(Enum::name).collect(Collectors.toUnmodifiableSet());
  }
}
