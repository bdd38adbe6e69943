package org.honeylink.tests.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.honeylink.tests.api.Problem;
import org.honeylink.tests.audit.AuditTrail;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** RFC 9449, with proofs that Nimbus made. */
@ExtendWith(RunningServer.class)
class DpopIT {

  private final TestServer server;
  private TestDevice device;
  private ProofClient client;
  private String path;

  DpopIT(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void register() {
    device = TestDevice.register(server.api());
    client = ProofClient.es256(server);
    path = "/devices/" + device.id();
  }

  @Test
  void exchangedTokenIsGoodWithProofsOfItsKey() {
    for (ProofClient each : List.of(ProofClient.es256(server), ProofClient.es384(server))) {
      Response exchanged =
          each.exchange(device.token(), each.proof("POST", ProofClient.TOKEN_PATH).text());
      exchanged
          .then()
          .statusCode(200)
          .body("token_type", equalTo("DPoP"))
          .body("expires_in", equalTo(300))
          .body("issued_token_type", equalTo(ProofClient.ACCESS_TOKEN))
          .header("DPoP-Nonce", matchesPattern("[\\w-]{22}"));
      String token = exchanged.path("access_token");
      for (int call = 0; call < 2; call++) {
        each.get(path, token, each.proof("GET", path).of(token).text())
            .then()
            .statusCode(200)
            .body("device_id", equalTo(device.id()));
      }
    }
    AuditTrail.of(server.api()).holds(device.id(), "authentication", "success");
  }

  @Test
  void proofWithoutANonceIsGivenOne() {
    Response exchange =
        client.exchange(
            device.token(), client.proof("POST", ProofClient.TOKEN_PATH).without().text());
    Problem.of(exchange, 400, "ERR_AUTH").saying("DPoP-Nonce");
    exchange.then().body("error", equalTo("use_dpop_nonce"));
    String token = client.accessToken(device);
    Response call = client.get(path, token, client.proof("GET", path).of(token).without().text());
    Problem.of(call, 401, "ERR_AUTH");
    call.then()
        .header("WWW-Authenticate", containsString("error=\"use_dpop_nonce\""))
        .header("WWW-Authenticate", containsString("algs=\"EdDSA Ed25519 ES384 ES256\""))
        .header("Date", containsString(" GMT"))
        .header("DPoP-Nonce", matchesPattern("[\\w-]{22}"));
    Problem.of(
        client.get(path, token, client.proof("GET", path).of(token).nonce("made-up").text()),
        401,
        "ERR_AUTH");
  }

  @Test
  void replayedProofIsRefusedAndAudited() {
    String token = client.accessToken(device);
    String proof = client.proof("GET", path).of(token).text();
    client.get(path, token, proof).then().statusCode(200);
    Problem refused =
        Problem.of(client.get(path, token, proof), 401, "ERR_AUTH").saying("jti", "before");
    AuditTrail.of(server.api()).holdsTrace(refused.traceId(), "refused");
    AuditTrail.of(server.api()).holds(device.id(), "authentication", "refused");
  }

  @Test
  void replayedExchangeIsRefusedAndAudited() {
    String proof = client.proof("POST", ProofClient.TOKEN_PATH).text();
    client.exchange(device.token(), proof).then().statusCode(200);
    Problem refused =
        Problem.of(client.exchange(device.token(), proof), 400, "ERR_AUTH").saying("jti");
    AuditTrail.of(server.api()).holdsTrace(refused.traceId(), "refused");
  }

  @Test
  void proofForAnotherCallIsRefused() {
    String token = client.accessToken(device);
    refused(token, client.proof("POST", path).of(token).text(), "htm");
    refused(token, client.proof("GET", "/devices").of(token).text(), "htu");
    URI elsewhere = URI.create("https://other.example/api/v1" + path);
    refused(token, client.proof("GET", path).at(elsewhere).of(token).text(), "htu");
  }

  @Test
  void proofForAServerOfAnotherNameIsRefusedWhateverTheHostHeaderSays() {
    String token = client.accessToken(device);
    URI elsewhere = URI.create("https://other.example/api/v1" + path);
    Response answer =
        server
            .api()
            .asNobody()
            .header("Host", "other.example")
            .header("Authorization", "DPoP " + token)
            .header("DPoP", client.proof("GET", path).at(elsewhere).of(token).text())
            .get(path);
    Problem.of(answer, 401, "ERR_AUTH").saying("Host");
  }

  @Test
  void proofForAnotherTokenIsRefused() {
    String token = client.accessToken(device);
    refused(token, client.proof("GET", path).text(), "ath");
    refused(token, client.proof("GET", path).of(client.accessToken(device)).text(), "ath");
  }

  @Test
  void proofOfAnotherTimeIsRefusedWithTheDifference() {
    String token = client.accessToken(device);
    Instant now = Instant.now();
    refused(
        token,
        client.proof("GET", path).of(token).issued(now.minusSeconds(600)).text(),
        "seconds behind",
        "60 are allowed");
    refused(
        token,
        client.proof("GET", path).of(token).issued(now.plusSeconds(600)).text(),
        "seconds ahead",
        "60 are allowed");
  }

  @Test
  void algorithmsWithoutAPublicKeyAreRefused() {
    String token = client.accessToken(device);
    String[] parts = client.proof("GET", path).of(token).text().split("\\.", -1);
    String jwk = client.key().toPublicJWK().toJSONString();
    for (String alg : List.of("none", "HS256")) {
      String header = "{\"typ\":\"dpop+jwt\",\"alg\":\"%s\",\"jwk\":%s}".formatted(alg, jwk);
      refused(token, encoded(header) + "." + parts[1] + "." + parts[2], "alg");
      refused(token, encoded(header) + "." + parts[1] + ".", "alg");
    }
    String ofAnotherType = "{\"typ\":\"JWT\",\"alg\":\"ES256\",\"jwk\":%s}".formatted(jwk);
    refused(token, encoded(ofAnotherType) + "." + parts[1] + "." + parts[2], "typ");
  }

  @Test
  void privateKeyInAProofIsRefusedAndNotRepeated() {
    String token = client.accessToken(device);
    String[] parts = client.proof("GET", path).of(token).text().split("\\.", -1);
    String header =
        "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":%s}"
            .formatted(client.key().toJSONString());
    Response answer = client.get(path, token, encoded(header) + "." + parts[1] + "." + parts[2]);
    Problem.of(answer, 401, "ERR_AUTH").saying("private key");
    assertTrue(!server.log().contains(client.key().getD().toString()));
  }

  @Test
  void stolenBoundTokenIsGoodForNothing() {
    String token = client.accessToken(device);
    Response asBearer = server.api().as(token).get(path);
    Problem downgrade = Problem.of(asBearer, 401, "ERR_AUTH").saying("bound to a key");
    asBearer.then().header("WWW-Authenticate", containsString("DPoP"));
    AuditTrail.of(server.api()).holdsTrace(downgrade.traceId(), "refused");
    ProofClient thief = ProofClient.es256(server);
    Response otherKey = thief.get(path, token, thief.proof("GET", path).of(token).text());
    Problem.of(otherKey, 401, "ERR_AUTH").saying("another key");
    otherKey.then().header("WWW-Authenticate", containsString("error=\"invalid_token\""));
    Response noProof = server.api().asNobody().header("Authorization", "DPoP " + token).get(path);
    Problem.of(noProof, 401, "ERR_AUTH").saying("one header DPoP");
  }

  @Test
  void freeTokensAreNotTakenUnderTheSchemeOfBoundOnes() {
    String proof = client.proof("GET", path).of(device.token()).text();
    Problem.of(client.get(path, device.token(), proof), 401, "ERR_AUTH");
    String free = server.api().administratorToken();
    Problem.of(client.get(path, free, client.proof("GET", path).of(free).text()), 401, "ERR_AUTH")
        .saying("Bearer");
  }

  @Test
  void exchangeWithoutAProofIsRefused() {
    Response answer =
        server
            .api()
            .token(
                "grant_type",
                ProofClient.EXCHANGE,
                "subject_token",
                device.token(),
                "subject_token_type",
                ProofClient.ACCESS_TOKEN);
    Problem refused = Problem.of(answer, 400, "ERR_AUTH").saying("DPoP", "certificate");
    AuditTrail.of(server.api()).holdsTrace(refused.traceId(), "refused");
  }

  @Test
  void exchangeOfAnUnknownTokenIsRefused() {
    Problem.of(
        client.exchange("A".repeat(43), client.proof("POST", ProofClient.TOKEN_PATH).text()),
        401,
        "ERR_AUTH");
  }

  @Test
  void tokensOfAnAccountAreBoundWhenItSendsAProof() {
    Response signedIn =
        server
            .api()
            .asNobody()
            .contentType("application/x-www-form-urlencoded")
            .header("DPoP", client.proof("POST", ProofClient.TOKEN_PATH).text())
            .formParams(
                "grant_type",
                "password",
                "username",
                "admin",
                "password",
                server.administratorPassword())
            .post(ProofClient.TOKEN_PATH);
    signedIn.then().statusCode(200).body("token_type", equalTo("DPoP"));
    String token = signedIn.path("access_token");
    client.get(path, token, client.proof("GET", path).of(token).text()).then().statusCode(200);
    String refresh = signedIn.path("refresh_token");
    Problem.of(
        server.api().token("grant_type", "refresh_token", "refresh_token", refresh),
        401,
        "ERR_AUTH");
    Problem.of(refreshed(ProofClient.es256(server), refresh), 401, "ERR_AUTH");
    refreshed(client, refresh).then().statusCode(200).body("token_type", equalTo("DPoP"));
  }

  private Response refreshed(ProofClient by, String refreshToken) {
    return server
        .api()
        .asNobody()
        .contentType("application/x-www-form-urlencoded")
        .header("DPoP", by.proof("POST", ProofClient.TOKEN_PATH).text())
        .formParams("grant_type", "refresh_token", "refresh_token", refreshToken)
        .post(ProofClient.TOKEN_PATH);
  }

  private void refused(String token, String proof, String... parts) {
    Response answer = client.get(path, token, proof);
    Problem.of(answer, 401, "ERR_AUTH").saying(parts);
    answer.then().header("WWW-Authenticate", containsString("error=\"invalid_dpop_proof\""));
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }
}
