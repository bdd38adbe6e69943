package org.honeylink.web.access;

import java.util.List;
import java.util.Locale;
import org.honeylink.control.access.application.AccessTokens;
import org.honeylink.control.access.application.Grant;
import org.honeylink.control.access.domain.TokenBinding;

/** Answer of the token endpoint (RFC 6749 section 5.1), and who signed in. */
public final class TokenAnswer {

  private final Grant grant;

  TokenAnswer(Grant grant) {
    this.grant = grant;
  }

  public String getAccessToken() {
    return grant.accessToken();
  }

  public String getTokenType() {
    return scheme(grant.binding());
  }

  /** RFC 9449 section 5; RFC 8705 leaves it at Bearer for tokens that are bound to certificates. */
  static String scheme(TokenBinding binding) {
    return binding instanceof TokenBinding.ToKey ? "DPoP" : "Bearer";
  }

  /** Seconds. */
  public long getExpiresIn() {
    return AccessTokens.LIFETIME.toSeconds();
  }

  public String getRefreshToken() {
    return grant.refreshToken();
  }

  public String getUsername() {
    return grant.caller().subject();
  }

  /** As in {@code admin}. */
  public List<String> getRoles() {
    return grant.caller().roles().stream()
        .map(role -> role.name().toLowerCase(Locale.ROOT))
        .sorted()
        .toList();
  }
}
