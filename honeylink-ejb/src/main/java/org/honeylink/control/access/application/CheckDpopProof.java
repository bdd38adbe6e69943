package org.honeylink.control.access.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.honeylink.control.access.domain.DpopProof;
import org.honeylink.control.access.domain.DpopRefused;
import org.honeylink.control.access.domain.DpopRefused.Reason;
import org.honeylink.control.access.domain.ProofTarget;
import org.honeylink.control.access.domain.TokenBinding.ToKey;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.Base64Url;

/**
 * Proof of possession (RFC 9449): each proof counts once, for one call, for a short time, with a
 * nonce of this server. It is remembered last, so that only good ones take room.
 */
@Stateless
public class CheckDpopProof {

  @Inject DpopProofReader reader;
  @Inject DpopNonces nonces;
  @Inject ProofReplays replays;
  @Inject InstantSource clock;

  /**
   * The key that a token request proves, for the token to be bound to.
   *
   * @param headers every header {@code DPoP} of the call; one is right
   * @throws DpopRefused with the rule that the proof breaks
   */
  @Measured(Operation.DPOP_VERIFY)
  public ToKey forTokenRequest(List<String> headers, ProofTarget target) {
    try {
      DpopProof proof = checked(headers, target);
      takeOnce(proof);
      return new ToKey(proof.keyThumbprint());
    } catch (DpopRefused refused) {
      throw refused.inTokenRequest();
    }
  }

  /**
   * Checks the proof that goes with a bound access token.
   *
   * @param token text of the token
   * @param binding the key that the token is bound to
   * @throws DpopRefused with the rule that the proof breaks
   */
  @Measured(Operation.DPOP_VERIFY)
  public void forAccess(List<String> headers, ProofTarget target, String token, ToKey binding) {
    DpopProof proof = checked(headers, target);
    // RFC 9449 section 4.3: "ensure that the value of the ath claim equals the hash of that access
    // token" and "confirm that the public key to which the access token is bound matches the
    // public key from the DPoP proof".
    String hash = Base64Url.encode(OpaqueToken.sha256(token));
    if (!proof.tokenHash().equals(Optional.of(hash))) {
      throw refused("The proof's ath is not the SHA-256 of the access token");
    }
    if (!proof.keyThumbprint().equals(binding.thumbprint())) {
      throw new DpopRefused(
          Reason.INVALID_TOKEN, "The access token is bound to another key than the proof's");
    }
    takeOnce(proof);
  }

  private DpopProof checked(List<String> headers, ProofTarget target) {
    if (headers.size() != 1) {
      throw refused("The call needs one header DPoP with a proof, not " + headers.size());
    }
    DpopProof proof = reader.read(headers.getFirst());
    proof.checkFor(target);
    // Before the time: a device whose clock is wrong has the right one after this answer.
    if (proof.nonce().isEmpty() || !nonces.accepts(proof.nonce().get())) {
      throw new DpopRefused(
          Reason.USE_DPOP_NONCE,
          "The proof needs the nonce of the header DPoP-Nonce; make a new proof with it");
    }
    proof.checkTime(clock.instant());
    return proof;
  }

  private void takeOnce(DpopProof proof) {
    byte[] digest = OpaqueToken.sha256(proof.keyThumbprint() + "\n" + proof.id());
    if (!replays.isFirstUse(digest, proof.countsUntil())) {
      throw refused("The proof's jti was used before; make a new proof for each call");
    }
  }

  private static DpopRefused refused(String message) {
    return new DpopRefused(Reason.INVALID_DPOP_PROOF, message);
  }
}
