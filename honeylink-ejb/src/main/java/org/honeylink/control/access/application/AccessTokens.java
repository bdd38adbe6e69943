package org.honeylink.control.access.application;

import java.time.Duration;
import java.util.Optional;
import org.honeylink.control.access.domain.TokenBinding;
import org.honeylink.control.shared.domain.Caller;

/** Signed access tokens of accounts and devices. Thread-safe. */
public interface AccessTokens {

  /** How long one lives; a role that was taken away is gone after that. */
  Duration LIFETIME = Duration.ofMinutes(5);

  /** A fresh token for a caller who proves the binding at each use. */
  String issue(Caller caller, TokenBinding binding);

  /** Whose token it is; empty when anything at all is wrong with it. */
  Optional<VerifiedToken> verify(String token);

  /** The public keys that check tokens: a JSON Web Key Set (RFC 7517). */
  String keySet();
}
