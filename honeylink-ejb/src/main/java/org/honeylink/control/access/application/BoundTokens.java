package org.honeylink.control.access.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.honeylink.control.access.application.CertificateRefused.Rule;
import org.honeylink.control.access.domain.DpopRefused;
import org.honeylink.control.access.domain.DpopRefused.Reason;
import org.honeylink.control.access.domain.ProofTarget;
import org.honeylink.control.access.domain.TokenBinding.ToCertificate;
import org.honeylink.control.access.domain.TokenBinding.ToKey;
import org.honeylink.control.access.domain.TokenBinding.ToNobody;

/**
 * Holds what a caller proves against what his access token is bound to: no bound token counts
 * without its proof, none that is free under the scheme of bound ones.
 */
@ApplicationScoped
public class BoundTokens {

  @Inject CheckDpopProof proofs;

  /**
   * A token shown as {@code Bearer}.
   *
   * @throws DpopRefused when it is bound to a key: this would be a downgrade
   * @throws CertificateRefused when it is bound to another certificate than the one proven
   */
  void checkBearer(VerifiedToken token, ShownCredentials shown) {
    switch (token.binding()) {
      case ToNobody free -> {
        // Nothing to prove.
      }
      // RFC 9449 section 7.2: a protected resource that supports both schemes "MUST reject an
      // access token received as a bearer token per [RFC6750] if that token is determined to be
      // DPoP-bound".
      case ToKey key ->
          throw new DpopRefused(
              Reason.INVALID_TOKEN,
              "The access token is bound to a key; send it as 'Authorization: DPoP' with a proof");
      case ToCertificate bound -> {
        Optional<ToCertificate> proven = shown.chain().stream().findFirst().map(ToCertificate::of);
        if (!proven.equals(Optional.of(bound))) {
          throw new CertificateRefused(Rule.BOUND_TO_THE_TOKEN);
        }
      }
    }
  }

  /**
   * A token shown as {@code DPoP}.
   *
   * @throws DpopRefused when it is not bound to a key, or when the proof does not count
   */
  void checkDpop(VerifiedToken token, String text, ShownCredentials shown) {
    if (!(token.binding() instanceof ToKey key)) {
      throw new DpopRefused(
          Reason.INVALID_TOKEN, "The access token is not bound to a key; send it as Bearer");
    }
    proofs.forAccess(shown.proofs(), target(shown), text, key);
  }

  private static ProofTarget target(ShownCredentials shown) {
    return shown
        .target()
        .orElseThrow(
            () ->
                new DpopRefused(
                    Reason.INVALID_DPOP_PROOF,
                    "The call's Host is not this server's; call it by one of its own names"));
  }
}
