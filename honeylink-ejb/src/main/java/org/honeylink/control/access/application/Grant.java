package org.honeylink.control.access.application;

import org.honeylink.control.shared.domain.Caller;

/** What a sign-in gives. Holds secrets: its text shows none. */
public final class Grant {

  private final Caller caller;
  private final String accessToken;
  private final String refreshToken;

  Grant(Caller caller, String accessToken, String refreshToken) {
    this.caller = caller;
    this.accessToken = accessToken;
    this.refreshToken = refreshToken;
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

  @Override
  public String toString() {
    return "Grant[" + caller.subject() + "]";
  }
}
