package org.honeylink.control.access.application;

import java.util.Objects;
import org.honeylink.control.access.domain.TokenBinding;
import org.honeylink.control.shared.domain.Caller;

/**
 * An access token whose signature and time are good.
 *
 * @param caller whose it is
 * @param binding what its user must prove before he is taken for the caller
 */
public record VerifiedToken(Caller caller, TokenBinding binding) {

  public VerifiedToken {
    Objects.requireNonNull(caller);
    Objects.requireNonNull(binding);
  }
}
