package org.honeylink.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.honeylink.control.shared.domain.Caller;

/** Makes the {@link Caller} injectable wherever a call is served. */
@ApplicationScoped
public class CallerOfRequest {

  /** Nobody: without roles, hence without rights. */
  static final Caller ANONYMOUS = new Caller("anonymous", Caller.DEFAULT_TENANT, Set.of());

  private static final String CALLER = CallerOfRequest.class.getName();

  /** Where the container puts what TLS has proven; no header of a request can reach it. */
  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

  private static final String REFUSED = CALLER + ".refused";
  private static final String FAILED = CALLER + ".failed";

  @Inject private HttpServletRequest request;

  /** The mechanism has recognised the caller. */
  static void recognised(HttpServletRequest request, Caller caller) {
    request.setAttribute(CALLER, caller);
  }

  /** There were credentials, but not good ones. */
  static void refused(HttpServletRequest request) {
    request.setAttribute(REFUSED, true);
  }

  /** Nobody can tell now who it is, because a store is away. */
  static void failed(HttpServletRequest request, RuntimeException failure) {
    request.setAttribute(FAILED, failure);
  }

  /** The caller, or {@code anonymous} on routes that are open to all. */
  @Produces
  public Caller caller() {
    return of(request);
  }

  /** As {@link #caller}, for a filter. */
  public static Caller of(HttpServletRequest request) {
    return request.getAttribute(CALLER) instanceof Caller known ? known : ANONYMOUS;
  }

  /**
   * The certificate whose private key the caller has proven to the TLS layer, whoever issued it.
   * Whether it counts is seen from the {@link #caller}; empty when he sent none.
   */
  public Optional<X509Certificate> clientCertificate() {
    return clientCertificates(request).stream().findFirst();
  }

  /** What the caller sent to the TLS layer, leaf first; only the leaf's key is proven. */
  static List<X509Certificate> clientCertificates(HttpServletRequest request) {
    return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain
        ? List.of(chain)
        : List.of();
  }

  boolean isAnonymous() {
    return request.getAttribute(CALLER) == null;
  }

  /** Throws what kept the mechanism from recognising the caller, when anything did. */
  void rethrowFailure() {
    if (request.getAttribute(FAILED) instanceof RuntimeException failure) {
      throw failure;
    }
  }

  boolean hadBadCredentials() {
    return request.getAttribute(REFUSED) != null;
  }
}
