package org.honeylink.web.access;

import org.honeylink.control.access.application.AccessTokens;
import org.honeylink.control.access.application.ExchangedToken;

/** Answer to a token exchange (RFC 8693 section 2.2.1). */
public final class ExchangedAnswer {

  /** The only type of token that is exchanged, and that an exchange gives. */
  static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

  private final ExchangedToken token;

  ExchangedAnswer(ExchangedToken token) {
    this.token = token;
  }

  public String getAccessToken() {
    return token.accessToken();
  }

  public String getIssuedTokenType() {
    return ACCESS_TOKEN;
  }

  /** As in {@code DPoP}. */
  public String getTokenType() {
    return TokenAnswer.scheme(token.binding());
  }

  /** Seconds. */
  public long getExpiresIn() {
    return AccessTokens.LIFETIME.toSeconds();
  }
}
