package org.honeylink.control.access.application;

import org.honeylink.control.access.domain.TokenBinding;
import org.honeylink.control.shared.domain.Caller;

/** What a sign-in gives. Holds secrets: its text shows none. */
public final class Grant {

  private final Caller caller;
  private final String accessToken;
  private final String refreshToken;
  private final TokenBinding binding;

  Grant(Caller caller, String accessToken, String refreshToken, TokenBinding binding) {
    this.caller = caller;
    this.accessToken = accessToken;
    this.refreshToken = refreshToken;
    this.binding = binding;
  }

  public Caller caller() {
    return caller;
  }

  public String accessToken() {
    return accessToken;
  }

  public String refreshToken() {
    return refreshToken;
  }

  /** What the user of the access token must prove at each use. */
  public TokenBinding binding() {
    return binding;
  }

  @Override
  public String toString() {
    return "Grant[" + caller.subject() + "]";
  }
}
