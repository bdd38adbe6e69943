package org.honeylink.tests.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.RestAssuredConfig;
import io.restassured.config.SSLConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import org.honeylink.tests.server.TestServer;

/** Callers of one server's API. Thread-safe. */
public final class Api {

  private static final Duration RENEW_BEFORE_END = Duration.ofMinutes(1);

  private final TestServer server;
  private final Contract contract;
  private final RestAssuredConfig config;
  private String administratorToken = "";
  private Instant renewAt = Instant.EPOCH;

  public Api(TestServer server) {
    this.server = server;
    KeyStore trusted = TrustedChain.of(server.dataDirectory());
    this.config = RestAssuredConfig.config().sslConfig(SSLConfig.sslConfig().trustStore(trusted));
    this.contract =
        Contract.read(plain().get("/openapi").then().statusCode(200).extract().asString());
  }

  /** Without a token, and without a look at the contract: for what is not part of it. */
  public RequestSpecification plain() {
    return given(new RequestSpecBuilder().setBaseUri(server.baseUri()).setConfig(config).build());
  }

  /** Calls below {@code /api/v1}; answers that break the contract fail the test. */
  public RequestSpecification asNobody() {
    return plain().basePath(Contract.BASE_PATH).filter(contract).contentType(ContentType.JSON);
  }

  public RequestSpecification as(String token) {
    return asNobody().auth().preemptive().oauth2(token);
  }

  public RequestSpecification asAdministrator() {
    return as(administratorToken());
  }

  /** Access token of the administrator, good for at least a minute. */
  public synchronized String administratorToken() {
    if (Instant.now().isAfter(renewAt)) {
      Response signedIn = signIn("admin", server.administratorPassword());
      assertEquals(200, signedIn.statusCode(), signedIn::asString);
      administratorToken = signedIn.path("access_token");
      int lifeSeconds = signedIn.path("expires_in");
      renewAt = Instant.now().plusSeconds(lifeSeconds).minus(RENEW_BEFORE_END);
    }
    return administratorToken;
  }

  public Response signIn(String username, String password) {
    return token("grant_type", "password", "username", username, "password", password);
  }

  /** Posts a form to the token endpoint. */
  public Response token(String first, String value, Object... more) {
    return plain()
        .basePath(Contract.BASE_PATH)
        .filter(contract)
        .contentType(ContentType.URLENC)
        .formParams(first, value, more)
        .post("/oauth2/token");
  }
}
