package org.honeylink.control.access.application;

import org.honeylink.control.access.domain.TokenBinding;

/** What an exchange gives. Holds a secret: its text shows none. */
public final class ExchangedToken {

  private final String accessToken;
  private final TokenBinding binding;

  ExchangedToken(String accessToken, TokenBinding binding) {
    this.accessToken = accessToken;
    this.binding = binding;
  }

  public String accessToken() {
    return accessToken;
  }

  /** What its user must prove at each use. */
  public TokenBinding binding() {
    return binding;
  }

  @Override
  public String toString() {
    return "ExchangedToken[" + binding + "]";
  }
}
