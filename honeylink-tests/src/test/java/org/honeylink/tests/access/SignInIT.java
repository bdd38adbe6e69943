package org.honeylink.tests.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.restassured.response.Response;
import java.util.Base64;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
class SignInIT {

  private final TestServer server;

  SignInIT(TestServer server) {
    this.server = server;
  }

  @Test
  void firstPasswordGivesAnAccessTokenOfFiveMinutes() {
    signIn()
        .then()
        .statusCode(200)
        .body("token_type", equalTo("Bearer"))
        .body("expires_in", equalTo(300))
        .body("username", equalTo("admin"))
        .body("roles", hasItem("admin"))
        .body("access_token", matchesPattern("[\\w-]+\\.[\\w-]+\\.[\\w-]+"));
  }

  @Test
  void wrongPasswordAndUnknownAccountLookTheSame() {
    Response wrong = server.api().signIn("admin", "not-the-password");
    Response unknown = server.api().signIn("nobody", "not-the-password");
    Problem refused = Problem.of(wrong, 401, "ERR_AUTH").saying(unknown.<String>path("message"));
    Problem.of(unknown, 401, "ERR_AUTH");
    AuditTrail.of(server.api()).holdsTrace(refused.traceId(), "refused");
  }

  @Test
  void refreshTokenIsUsedOnceAndItsReuseEndsTheFamily() {
    String first = signIn().path("refresh_token");
    Response renewed = refresh(first);
    renewed.then().statusCode(200);
    String second = renewed.path("refresh_token");
    assertNotEquals(first, second);
    Problem.of(refresh(first), 401, "ERR_AUTH");
    Problem.of(refresh(second), 401, "ERR_AUTH");
  }

  @Test
  void signedOutRefreshTokenIsRefused() {
    String token = signIn().path("refresh_token");
    server
        .api()
        .plain()
        .formParam("token", token)
        .post("/api/v1/oauth2/revoke")
        .then()
        .statusCode(204);
    Problem.of(refresh(token), 401, "ERR_AUTH");
  }

  @Test
  void callWithoutATokenIsRefused() {
    Problem.of(server.api().asNobody().get("/devices"), 401, "ERR_AUTH");
  }

  @Test
  void forgedTokensAreRefused() {
    String good = signIn().path("access_token");
    String[] parts = good.split("\\.", -1);
    String none = encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".";
    String otherSubject =
        parts[0]
            + "."
            + encoded(decoded(parts[1]).replace("\"admin\"", "\"root\""))
            + "."
            + parts[2];
    String hmac = encoded("{\"alg\":\"HS256\"}") + "." + parts[1] + "." + parts[2];
    for (String forged : new String[] {none, otherSubject, hmac, good + "A", "A".repeat(43)}) {
      Problem.of(server.api().as(forged).get("/devices"), 401, "ERR_AUTH");
    }
  }

  @Test
  void tokenEndpointNamesWhatItDoesNotTake() {
    Problem.of(server.api().token("grant_type", "magic"), 400, "ERR_VALIDATION")
        .at("grant_type")
        .saying("magic");
  }

  private Response signIn() {
    return server.api().signIn("admin", server.administratorPassword());
  }

  private Response refresh(String token) {
    return server.api().token("grant_type", "refresh_token", "refresh_token", token);
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), UTF_8);
  }
}
