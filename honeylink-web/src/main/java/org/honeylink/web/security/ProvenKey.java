package org.honeylink.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.honeylink.control.access.application.CheckDpopProof;
import org.honeylink.control.access.domain.DpopRefused;
import org.honeylink.control.access.domain.DpopRefused.Reason;
import org.honeylink.control.access.domain.TokenBinding.ToKey;

/** What a token request proves beside its grant. */
@ApplicationScoped
public class ProvenKey {

  @Inject private CheckDpopProof proofs;
  @Inject private OwnNames names;
  @Inject private HttpServletRequest request;
  @Inject private RefusalAudit refusals;

  /**
   * The key that the header {@code DPoP} proves; empty when there is no such header.
   *
   * @throws DpopRefused with the rule that the proof breaks
   */
  public Optional<ToKey> ofTokenRequest() {
    List<String> headers = OwnNames.headers(request, DpopHeaders.PROOF);
    if (headers.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          proofs.forTokenRequest(
              headers, names.target(request).orElseThrow(ProvenKey::notOurHost)));
    } catch (DpopRefused refused) {
      if (refused.reason() != Reason.USE_DPOP_NONCE) {
        refusals.about("dpop");
      }
      throw refused;
    }
  }

  private static DpopRefused notOurHost() {
    return new DpopRefused(
            Reason.INVALID_DPOP_PROOF,
            "The call's Host is not this server's; call it by one of its own names")
        .inTokenRequest();
  }

  /** What TLS has proven, leaf first; empty without a client certificate. */
  public List<X509Certificate> chain() {
    return CallerOfRequest.clientCertificates(request);
  }
}
