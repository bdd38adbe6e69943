package org.honeylink.sdk.server;

import jakarta.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The token endpoint: one administrator, tokens counted up. */
public final class FakeAccess {

  /** Password of {@code admin}; has characters that a form must escape. */
  public static final String PASSWORD = "pass word&=+é";

  private static final String BOUND = "bound-";

  private int issued;

  FakeAnswer answer(String call, String body) {
    Map<String, String> form = form(body);
    if (call.endsWith("/revoke")) {
      return form.get("token") == null
          ? FakeAnswer.problem(400, "ERR_VALIDATION", "token is missing")
          : FakeAnswer.nothing();
    }
    if (String.valueOf(form.get("grant_type")).endsWith(":token-exchange")) {
      return exchanged(form.getOrDefault("subject_token", ""));
    }
    boolean good =
        "password".equals(form.get("grant_type"))
            ? "admin".equals(form.get("username")) && PASSWORD.equals(form.get("password"))
            : ("refresh-" + issued).equals(form.get("refresh_token"));
    return good ? token() : FakeAnswer.problem(401, "ERR_AUTH", "Not signed in");
  }

  private static FakeAnswer exchanged(String deviceToken) {
    return FakeAnswer.ok(
        200,
        Json.createObjectBuilder()
            .add("access_token", BOUND + deviceToken)
            .add("issued_token_type", "urn:ietf:params:oauth:token-type:access_token")
            .add("token_type", "DPoP")
            .add("expires_in", 300)
            .build());
  }

  /** What the fakes behind take for an access token whose proof was good. */
  static String asBearer(String authorization) {
    return authorization.replace("DPoP " + BOUND, "Bearer ");
  }

  private FakeAnswer token() {
    issued++;
    return FakeAnswer.ok(
        200,
        Json.createObjectBuilder()
            .add("access_token", "access-" + issued)
            .add("token_type", "Bearer")
            .add("expires_in", 300)
            .add("refresh_token", "refresh-" + issued)
            .add("username", "admin")
            .add("roles", Json.createArrayBuilder().add("admin"))
            .build());
  }

  boolean isGood(String authorization) {
    return authorization.equals("Bearer access-" + issued);
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> decode(pair[0]), pair -> decode(pair[1])));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
