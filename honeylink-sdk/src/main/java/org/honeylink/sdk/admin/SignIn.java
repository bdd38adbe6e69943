package org.honeylink.sdk.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.honeylink.sdk.api.Answer;
import org.honeylink.sdk.api.ApiClient;

/** Access and refresh token of one sign-in; renews in time. Thread-safe. */
final class SignIn {

  /** A token is renewed this long before its end, so that none expires on its way. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final ApiClient api;
  private final InstantSource clock;
  private String accessToken = "";
  private String refreshToken = "";
  private Instant renewAt = Instant.MIN;

  private SignIn(ApiClient api, InstantSource clock) {
    this.api = api;
    this.clock = clock;
  }

  static SignIn withPassword(ApiClient api, InstantSource clock, String username, char[] password) {
    SignIn signIn = new SignIn(api, clock);
    signIn.request(
        Map.of("grant_type", "password", "username", username, "password", new String(password)));
    return signIn;
  }

  /** A token that is good for some seconds at least. */
  synchronized String accessToken() {
    if (!clock.instant().isBefore(renewAt)) {
      request(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }
    return accessToken;
  }

  private synchronized void request(Map<String, String> grant) {
    Answer answer = api.postForm("/oauth2/token", grant);
    accessToken = answer.text("access_token");
    refreshToken = answer.text("refresh_token");
    renewAt = clock.instant().plus(Duration.ofSeconds(answer.number("expires_in"))).minus(MARGIN);
  }

  synchronized void revoke() {
    api.postFormForNothing("/oauth2/revoke", Map.of("token", refreshToken));
  }
}
